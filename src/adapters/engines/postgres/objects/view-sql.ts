import { differingFacets } from '../../../../domain/schema/equal.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { MaterializedView, View, ViewColumnSettings } from '../../../../domain/schema/objects/view.js';
import { qualified, quoteName } from '../sql/quote.js';
import { compressionActions, settingActions } from './column-settings.js';
import { rowTypeNames } from './names.js';
import type { ObjectSql } from './object-sql.js';
import { onlyStorage, storageActions } from './storage.js';
import { staysUnfilled } from './unfilled.js';

/** Whether `CREATE OR REPLACE VIEW` accepts it: the old columns stay as they are, new ones come behind them. */
function extendsColumns(before: View, after: View): boolean {
  if (!before.columns || !after.columns) return false;
  return before.columns.every((column, index) => {
    const now = after.columns?.[index];
    return now?.name === column.name && now.type === column.type;
  });
}

const valueColumn = /(?:"\*VALUES\*"\.)?column(\d+)(?: AS (?:"(?:[^"]|"")*"|\w+))?/g;
const namedValues = /^SELECT ((?:(?!FROM)[\s\S])+?)\s+FROM \((VALUES [\s\S]*)\) "\*VALUES\*"$/;

/**
 * What stands on both sides of AS. Rows of VALUES under names that the view gives them print as a query of their own,
 * which would stay one; only a list of names before AS gives them back.
 */
function namesAndQuery({ columns, definition }: View | MaterializedView): readonly [string, string] {
  const [, list = '', values = ''] = namedValues.exec(definition) ?? [];
  const numbers = [...list.matchAll(valueColumn)].map(([, number]) => Number(number));
  const isWhole =
    numbers.length > 0 &&
    list.replace(valueColumn, '').replace(/[,\s]/g, '') === '' &&
    numbers.every((number, index) => number === index + 1) &&
    numbers.length === columns?.length &&
    !values.includes('"*VALUES*"');
  if (!isWhole) return ['', definition];
  return [` (${(columns ?? []).map(({ name }) => quoteName(name)).join(', ')})`, values];
}

function createView(verb: string, view: View, lock: Statement['lock']): Statement {
  const options = view.options ? ` WITH (${view.options.join(', ')})` : '';
  const [names, query] = namesAndQuery(view);
  return statement(`${verb} VIEW ${qualified(view.path)}${names}${options} AS\n${query}`, [view.id], {
    lock,
  });
}

/** The SQL of views. */
export const viewSql: ObjectSql<View> = {
  occupies: rowTypeNames,
  way: (before, after) => (extendsColumns(before, after) ? 'alone' : 'replace'),
  create: (object) => [createView('CREATE', object, 'none')],
  drop: (object) => [
    statement(`DROP VIEW ${qualified(object.path)}`, [object.id], { lock: 'blocks reads and writes' }),
  ],
  alter: (_before, after) => [createView('CREATE OR REPLACE', after, 'blocks reads and writes')],
  rename: (before, after) => [
    statement(`ALTER VIEW ${qualified(before.path)} RENAME TO ${quoteName(nameOf(after))}`, [after.id]),
  ],
};

function createMaterialized(view: MaterializedView, ending = ''): Statement {
  const [names, query] = namesAndQuery(view);
  const head = [
    `CREATE MATERIALIZED VIEW ${qualified(view.path)}${names}`,
    ...(view.accessMethod === undefined ? [] : [`USING ${quoteName(view.accessMethod)}`]),
    ...(view.options ? [`WITH (${view.options.join(', ')})`] : []),
    ...(view.tablespace === undefined ? [] : [`TABLESPACE ${quoteName(view.tablespace)}`]),
  ].join(' ');
  return statement(`${head} AS\n${query}${ending}`, [view.id]);
}

/** A materialized view without rows: something that its query calls has no body yet, or it stays unfilled. */
export function unfilled(view: MaterializedView): readonly Statement[] {
  return [createMaterialized(view, '\nWITH NO DATA'), ...setColumns(undefined, view)];
}

function setColumns(before: MaterializedView | undefined, after: MaterializedView): readonly Statement[] {
  const settings = (view: MaterializedView | undefined, column: string): Omit<ViewColumnSettings, 'name'> =>
    view?.settings?.find(({ name }) => name === column) ?? {};
  return (after.columns ?? []).flatMap(({ name, type }) => {
    const [old, now] = [settings(before, name), settings(after, name)];
    const actions = [
      ...settingActions(old, now, type),
      ...compressionActions(old.compression, now.compression),
    ];
    return actions.map((action) => {
      const sql = `ALTER MATERIALIZED VIEW ${qualified(after.path)} ALTER COLUMN ${quoteName(name)} ${action}`;
      return statement(sql, [after.id], { lock: 'blocks schema changes' });
    });
  });
}

const inPlace = (facets: readonly string[]): boolean =>
  onlyStorage(facets.filter((facet) => facet !== 'settings'));

/** The SQL of materialized views: what they hold is derived, so another query means a new view. */
export const materializedViewSql: ObjectSql<MaterializedView> = {
  occupies: rowTypeNames,
  way: (before, after) => (inPlace(differingFacets(before, after)) ? 'alone' : 'replace'),
  create: (object, _embedded, sides) =>
    staysUnfilled(object, sides)
      ? unfilled(object)
      : [createMaterialized(object), ...setColumns(undefined, object)],
  drop: (object) => [
    statement(`DROP MATERIALIZED VIEW ${qualified(object.path)}`, [object.id], {
      lock: 'blocks reads and writes',
    }),
  ],
  alter: (before, after) => [
    ...storageActions(before, after).map((action) =>
      statement(`ALTER MATERIALIZED VIEW ${qualified(after.path)} ${action}`, [after.id], {
        lock: 'blocks reads and writes',
      }),
    ),
    ...setColumns(before, after),
  ],
  rename: (before, after) => [
    statement(`ALTER MATERIALIZED VIEW ${qualified(before.path)} RENAME TO ${quoteName(nameOf(after))}`, [
      after.id,
    ]),
  ],
};
