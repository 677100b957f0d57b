import type {
  DeclaredColumn,
  DeclaredForeignKey,
  DeclaredIndex,
  DeclaredIndexKey,
  DeclaredTable,
} from '../../../../domain/declaration/declaration.js';
import type { Code } from './code.js';
import { array, call, join, object } from './code.js';
import type { AtColumn } from './column.js';
import { columnCode, foreignKeyOptions, keyOptions, options, targetCode, uniqueOptions } from './column.js';
import { key as keyCode, member, sql, text } from './literals.js';
import type { PropertyOf } from './properties.js';
import type { Writing } from './writing.js';

/** What of a table can stand at its columns, and what is left for the list behind them. */
interface Split {
  readonly at: ReadonlyMap<string, AtColumn>;
  readonly rest: Pick<DeclaredTable, 'primaryKey' | 'uniques' | 'foreignKeys' | 'indexes'>;
}

const isPlainIndex = ({ keys, ...rest }: DeclaredIndex): boolean => {
  const [first, ...more] = keys;
  const plainKey = more.length === 0 && first?.column !== undefined && Object.keys(first).length === 1;
  return plainKey && Object.keys(rest).length === 0;
};

/** The first constraint of its kind on one column alone stands at that column. */
function split(table: DeclaredTable): Split {
  const at = new Map<string, AtColumn>();
  const claim = <K extends keyof AtColumn>(
    kind: K,
    column: string | undefined,
    value: AtColumn[K],
  ): boolean => {
    const own = column === undefined ? undefined : (at.get(column) ?? {});
    if (column === undefined || own === undefined || own[kind]) return false;
    at.set(column, { ...own, [kind]: value });
    return true;
  };
  const only = (columns: readonly string[]): string | undefined =>
    columns.length === 1 ? columns[0] : undefined;
  const { primaryKey } = table;
  const atColumn = primaryKey && claim('primaryKey', only(primaryKey.columns), primaryKey);
  return {
    rest: {
      ...(primaryKey && !atColumn && { primaryKey }),
      uniques: table.uniques.filter((each) => !claim('unique', only(each.columns), each)),
      foreignKeys: table.foreignKeys.filter((each) => !claim('foreignKey', only(each.columns), each)),
      indexes: table.indexes.filter(
        (each) => !(isPlainIndex(each) && claim('index', each.keys[0]?.column, each)),
      ),
    },
    at,
  };
}

/** A declared table as the statement that exports it. */
export function tableCode(table: DeclaredTable, writing: Writing, propertyOf: PropertyOf): Code {
  const { at, rest } = split(table);
  const property = (column: string): string => propertyOf(table, column);
  let parameter = '';
  const own = (column: string): string => {
    parameter = 't';
    return member('t', property(column));
  };
  const columns = table.columns.map((column: DeclaredColumn) => {
    const name = property(column.name);
    return [keyCode(name), columnCode(column, name, at.get(column.name) ?? {}, writing, propertyOf)] as const;
  });
  const items = itemsCode({ ...rest, checks: table.checks }, table, { own, writing, propertyOf });
  const extras = options([
    ['comment', table.comment === undefined ? undefined : text(table.comment)],
    ['strict', table.strict ? 'true' : undefined],
    ['withoutRowid', table.withoutRowid ? 'true' : undefined],
  ]);
  return join(
    `export const ${writing.nameOf('table', table)} = `,
    call(
      writing.declare('table', table.schema),
      text(table.name),
      object(columns, true),
      ...(items.length === 0 ? [] : [join(`(${parameter}) => `, array(items))]),
      ...extras,
    ),
    ';',
  );
}

interface Items {
  readonly own: (column: string) => string;
  readonly writing: Writing;
  readonly propertyOf: PropertyOf;
}

/** One thing by itself, several as a list. */
const oneOrMore = (items: readonly Code[]): Code => {
  const [only] = items;
  return items.length === 1 && only !== undefined ? only : array(items);
};

function itemsCode(
  table: Split['rest'] & Pick<DeclaredTable, 'checks'>,
  { schema, name }: DeclaredTable,
  items: Items,
): readonly Code[] {
  const { own, writing } = items;
  const { primaryKey } = table;
  const columns = (names: readonly string[]): Code => oneOrMore(names.map(own));
  const self = { name, ...(schema !== undefined && { schema }) };
  return [
    ...(primaryKey
      ? [call(writing.use('primaryKey'), columns(primaryKey.columns), ...options(keyOptions(primaryKey)))]
      : []),
    ...table.uniques.map((key) => call(writing.use('unique'), columns(key.columns), ...uniqueOptions(key))),
    ...table.foreignKeys.map((key) =>
      call(
        writing.use('foreignKey'),
        columns(key.columns),
        foreignTarget(key, self, items),
        ...foreignKeyOptions(key),
      ),
    ),
    ...table.checks.map((check) => {
      writing.use('sql');
      const named = options([['name', check.name === undefined ? undefined : text(check.name)]]);
      return call(writing.use('check'), sql(check.sql), ...named);
    }),
    ...table.indexes.map((index) => indexCode(index, items)),
  ];
}

function foreignTarget(
  key: DeclaredForeignKey,
  self: { readonly schema?: string; readonly name: string },
  { own, writing, propertyOf }: Items,
): Code {
  const { table, schema, columns } = key.references;
  if (table === self.name && schema === self.schema) return oneOrMore(columns.map(own));
  const target = targetCode(key, writing, propertyOf);
  const several = target.columns.length > 1;
  const result = target.known
    ? ''
    : `: ${several ? 'readonly ' : ''}${writing.useType('Reference')}${several ? '[]' : ''}`;
  return join(`()${result} => `, oneOrMore(target.columns));
}

function indexKeyCode(part: DeclaredIndexKey, { own, writing }: Items): Code {
  if (part.sql !== undefined) writing.use('sql');
  const target = part.sql === undefined ? own(part.column ?? '') : sql(part.sql);
  const more = options([
    ['nulls', part.nulls === undefined ? undefined : text(part.nulls)],
    ['collation', part.collation === undefined ? undefined : text(part.collation)],
    ['operatorClass', part.operatorClass === undefined ? undefined : text(part.operatorClass)],
  ]);
  if (part.order === 'desc') return call(writing.use('desc'), target, ...more);
  return more.length === 0 ? target : call(writing.use('key'), target, ...more);
}

function indexCode(index: DeclaredIndex, items: Items): Code {
  const { where } = index;
  if (where !== undefined) items.writing.use('sql');
  return call(
    items.writing.use('index'),
    oneOrMore(index.keys.map((part) => indexKeyCode(part, items))),
    ...options([
      ['name', index.name === undefined ? undefined : text(index.name)],
      ['unique', index.unique ? 'true' : undefined],
      ['nullsNotDistinct', index.nullsNotDistinct ? 'true' : undefined],
      ['method', index.method === undefined ? undefined : text(index.method)],
      ['include', index.include ? array(index.include.map(items.own)) : undefined],
      ['where', where === undefined ? undefined : sql(where)],
      ['comment', index.comment === undefined ? undefined : text(index.comment)],
    ]),
  );
}
