import { detailsSql } from './postgres-details.js';
import { columnsOf, isLong } from './postgres-fit.js';
import type { Spec, TableSpec } from './postgres-spec.js';
import { literal, quote, tableName } from './postgres-words.js';

function settingsSql(table: TableSpec, spec: Spec): readonly string[] {
  const isAbove = spec.tables.some(({ parents }) => parents.some((at) => spec.tables[at] === table));
  return table.columns
    .filter(({ setting }) => setting !== null && !(isAbove && setting === 'STORAGE MAIN'))
    .filter(
      (column) =>
        column.setting === 'STATISTICS 50' || column.setting?.startsWith('(') || isLong(column, spec),
    )
    .map(
      (column) =>
        `ALTER TABLE ONLY ${tableName(table)} ALTER COLUMN ${quote(column.name)} SET ${column.setting}`,
    );
}

function ruleSql(table: TableSpec, spec: Spec): readonly string[] {
  if (table.rule === null) return [];
  const { event, column, also } = table.rule;
  const names = ['id', ...columnsOf(table, spec).map(({ name }) => quote(name))];
  const name = names[column % names.length] ?? 'id';
  const [first] = spec.tables;
  const isAlso = also && first !== undefined && event !== 'DELETE';
  const action = isAlso ? `ALSO DELETE FROM ${tableName(first)} WHERE id IS NULL` : 'INSTEAD NOTHING';
  const row = event === 'INSERT' ? 'NEW' : 'OLD';
  return [
    `CREATE RULE "a rule" AS ON ${event} TO ${tableName(table)} WHERE ${row}.${name} IS NULL DO ${action}`,
  ];
}

function eventOf(table: TableSpec, spec: Spec): string {
  const columns = columnsOf(table, spec)
    .slice(0, table.triggerColumns)
    .map(({ name }) => quote(name));
  return columns.length > 0 ? `UPDATE OF ${columns.join(', ')}` : 'INSERT';
}

/** What is said of a table once all tables are there. */
export function extrasSql(table: TableSpec, spec: Spec): readonly string[] {
  const name = tableName(table);
  const { stamp } = spec.functions;
  return [
    ...(table.comment === null ? [] : [`COMMENT ON TABLE ${name} IS ${literal(table.comment)}`]),
    ...table.columns
      .filter((column) => column.comment)
      .map((column) => `COMMENT ON COLUMN ${name}.${quote(column.name)} IS ${literal(column.type)}`),
    ...(table.trigger && stamp !== null
      ? [
          `CREATE TRIGGER "on it" BEFORE ${eventOf(table, spec)} ON ${name} FOR EACH ROW EXECUTE FUNCTION public.stamp()`,
        ]
      : []),
    ...settingsSql(table, spec),
    ...ruleSql(table, spec),
    ...detailsSql(table, spec),
    ...(table.policies.length > 0 ? [`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`] : []),
    ...table.policies.map(
      (policy) =>
        `CREATE POLICY ${policy} ON ${name} ${policy === 'mine' ? 'FOR SELECT' : 'AS RESTRICTIVE'} USING (id IS NOT NULL)`,
    ),
    ...(table.theirs ? [`ALTER TABLE ${name} OWNER TO guarded`] : []),
    ...table.grants.map((grant) => `GRANT ${grant} ON ${name} TO guarded`),
    ...(table.statistics && columnsOf(table, spec).length > 1
      ? [
          `CREATE STATISTICS ${tableName({ name: `${table.name} st` })} (ndistinct) ON ${columnsOf(
            table,
            spec,
          )
            .slice(0, 2)
            .map((column) => quote(column.name))
            .join(', ')} FROM ${name}`,
        ]
      : []),
  ];
}
