import type {
  DeclaredColumn,
  DeclaredDefault,
  DeclaredForeignKey,
  DeclaredIndex,
  DeclaredKey,
} from '../../../../domain/declaration/declaration.js';
import type { ColumnType } from '../../../../domain/declaration/column-type.js';
import type { Code } from './code.js';
import { call, join, object } from './code.js';
import { json, member, sql, text } from './literals.js';
import type { PropertyOf } from './properties.js';
import { typeCode } from './types.js';
import type { Writing } from './writing.js';

/** The keys of a table that stand at one of its columns. */
export interface AtColumn {
  readonly primaryKey?: DeclaredKey | undefined;
  readonly unique?: DeclaredKey | undefined;
  readonly foreignKey?: DeclaredForeignKey | undefined;
  readonly index?: DeclaredIndex | undefined;
}

const serials: Readonly<Partial<Record<ColumnType['name'], string>>> = {
  smallint: 'smallserial',
  integer: 'serial',
  bigint: 'bigserial',
};

const quoted = (value: string | undefined): Code | undefined =>
  value === undefined ? undefined : text(value);
const shown = (value: number | boolean | undefined): Code | undefined =>
  value === undefined ? undefined : String(value);

/** An options object as an argument; none where it says nothing. */
export function options(entries: readonly (readonly [string, Code | undefined])[]): readonly Code[] {
  return entries.some(([, value]) => value !== undefined) ? [object(entries)] : [];
}

/** The options of a key: its name and when it is checked. */
export function keyOptions(
  key: DeclaredKey | DeclaredForeignKey,
): readonly (readonly [string, Code | undefined])[] {
  return [
    ['name', quoted(key.name)],
    ['deferrable', quoted(key.deferrable)],
  ];
}

/** The options of a foreign key. */
export function foreignKeyOptions(key: DeclaredForeignKey): readonly Code[] {
  return options([
    ...keyOptions(key),
    ['onDelete', quoted(key.onDelete)],
    ['onUpdate', quoted(key.onUpdate)],
  ]);
}

/** The options of a unique constraint. */
export function uniqueOptions(key: DeclaredKey): readonly Code[] {
  return options([...keyOptions(key), ['nullsNotDistinct', shown(key.nullsNotDistinct)]]);
}

function defaultCode(value: DeclaredDefault, { name }: ColumnType, writing: Writing): Code {
  switch (value.kind) {
    case 'sql':
      writing.use('sql');
      return sql(value.sql);
    case 'json':
      return json(value.value);
    case 'literal':
      if (name === 'array') return '[]';
      if (typeof value.value === 'bigint') return `${value.value}n`;
      return typeof value.value === 'string' ? text(value.value) : String(value.value);
  }
}

/** `() => users.id`; where its type isn't known yet TypeScript must be told that it is a column. */
export function targetCode(
  { references }: DeclaredForeignKey,
  writing: Writing,
  propertyOf: PropertyOf,
): { readonly columns: readonly string[]; readonly known: boolean } {
  const named = {
    name: references.table,
    ...(references.schema !== undefined && { schema: references.schema }),
  };
  const table = writing.nameOf('table', named);
  const columns = references.columns.map((column) => member(table, propertyOf(named, column)));
  return { columns, known: writing.isKnown(references) };
}

function referencesCode(key: DeclaredForeignKey, writing: Writing, propertyOf: PropertyOf): Code {
  const { columns, known } = targetCode(key, writing, propertyOf);
  const result = known ? '' : `: ${writing.useType('Reference')}`;
  return call('.references', `()${result} => ${columns[0] ?? ''}`, ...foreignKeyOptions(key));
}

/** A column with all that stands in its chain. */
export function columnCode(
  column: DeclaredColumn,
  property: string,
  at: AtColumn,
  writing: Writing,
  propertyOf: PropertyOf,
): Code {
  const { type, identity, generated, comment, collation } = column;
  const serial = column.serial ? serials[type.name] : undefined;
  const links: Code[] = [serial === undefined ? typeCode(type, writing) : call(writing.use(serial))];
  if (property !== column.name) links.push(call('.named', text(column.name)));
  if (column.nullable) links.push('.nullable()');
  if (column.default) links.push(call('.default', defaultCode(column.default, type, writing)));
  if (identity) {
    const { start, increment } = identity;
    const name = identity.generation === 'always' ? '.identityAlways' : '.identity';
    links.push(
      call(
        name,
        ...options([
          ['start', shown(start)],
          ['increment', shown(increment)],
        ]),
      ),
    );
  }
  if (generated) {
    writing.use('sql');
    const virtual = options([['stored', generated.stored ? undefined : 'false']]);
    links.push(call('.generated', sql(generated.sql), ...virtual));
  }
  if (collation !== undefined) links.push(call('.collate', text(collation)));
  if (at.primaryKey) links.push(call('.primaryKey', ...options(keyOptions(at.primaryKey))));
  if (at.unique) links.push(call('.unique', ...uniqueOptions(at.unique)));
  if (at.foreignKey) links.push(referencesCode(at.foreignKey, writing, propertyOf));
  if (at.index) links.push('.index()');
  if (comment !== undefined) links.push(call('.comment', text(comment)));
  return join(...links);
}
