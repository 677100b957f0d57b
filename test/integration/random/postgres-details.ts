import { defaultMajor } from '../../setup/postgres.js';
import { canCall, columnsOf, isPartitioned, parentsOf } from './postgres-fit.js';
import type { ColumnSpec, Spec, TableSpec } from './postgres-spec.js';
import { quote, tableName } from './postgres-words.js';

/** What a table is created with. */
export const storageText = (table: TableSpec): string =>
  table.details.storage === null || isPartitioned(table) ? '' : ` WITH (${table.details.storage})`;

/** SQL: since PostgreSQL 15. */
export const nullsText = (table: TableSpec): string =>
  table.details.nullsAlike && defaultMajor() >= 15 ? ' NULLS NOT DISTINCT' : '';

export const indexStorageText = (table: TableSpec): string =>
  table.details.indexStorage === null ? '' : ` WITH (${table.details.indexStorage})`;

/** SQL: a partitioned table takes no unchecked keys before PostgreSQL 18. */
export const uncheckedText = (table: TableSpec): string =>
  table.details.unchecked && !isPartitioned(table) ? ' NOT VALID' : '';

const pick = (table: TableSpec, spec: Spec, at: number): ColumnSpec | undefined => {
  const columns = columnsOf(table, spec);
  return columns[at % Math.max(1, columns.length)];
};

function checkSql(table: TableSpec, spec: Spec): readonly string[] {
  if (table.details.check === null) return [];
  const { column, form } = table.details.check;
  const how = isPartitioned(table) ? 'NOT VALID' : form;
  const name = quote(pick(table, spec, column)?.name ?? 'id');
  return [
    `ALTER TABLE ${tableName(table)} ADD CONSTRAINT ${quote(`late ${table.name}`)} CHECK (${name} IS NULL OR id IS NOT NULL) ${how}`,
  ];
}

function triggerSql(table: TableSpec, spec: Spec): readonly string[] {
  const { trigger } = table.details;
  if (trigger === null || spec.functions.stamp === null) return [];
  const form = trigger.form === 'constraint' && isPartitioned(table) ? 'after' : trigger.form;
  const column = trigger.when === null ? undefined : quote(pick(table, spec, trigger.when)?.name ?? 'id');
  const event = `${form === 'before' ? 'BEFORE' : 'AFTER'} UPDATE${column === undefined ? '' : ` OF ${column}`}`;
  const condition =
    trigger.calls && canCall(table, spec) ? 'public.twice(NEW.id) > 0' : `NEW.${column ?? 'id'} IS NOT NULL`;
  const hasCondition = form !== 'statement' && (column !== undefined || trigger.calls);
  const later = form === 'constraint' ? ' DEFERRABLE' : '';
  const images =
    form === 'statement' && column === undefined && parentsOf(table, spec).length === 0
      ? ' REFERENCING NEW TABLE AS made'
      : '';
  return [
    `CREATE ${form === 'constraint' ? 'CONSTRAINT ' : ''}TRIGGER "then it" ${event} ON ${tableName(table)}${later}${images} FOR EACH ${form === 'statement' ? 'STATEMENT' : 'ROW'}${hasCondition ? ` WHEN (${condition})` : ''} EXECUTE FUNCTION public.stamp()`,
    ...(trigger.state === 'ENABLE'
      ? []
      : [`ALTER TABLE ${tableName(table)} ${trigger.state} TRIGGER "then it"`]),
  ];
}

function policySql(table: TableSpec, spec: Spec): readonly string[] {
  if (table.details.policy === null) return [];
  const { calls, theirs, forced } = table.details.policy;
  const condition = calls && canCall(table, spec) ? 'public.twice(id) <> 7' : `id IS NOT NULL`;
  const name = tableName(table);
  return [
    ...(forced ? [`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`] : []),
    `CREATE POLICY "as it calls" ON ${name}${theirs ? ' FOR UPDATE TO guarded' : ''} USING (${condition}) WITH CHECK (${condition})`,
  ];
}

function statisticsSql(table: TableSpec, spec: Spec): readonly string[] {
  const [first] = columnsOf(table, spec);
  if (table.details.statistics === null || !first) return [];
  const { of, target, text } = table.details.statistics;
  const name = tableName({ name: `${table.name} st2` });
  const parts = `id, ${text ? `(${quote(first.name)} IS NULL)` : quote(first.name)}`;
  return [
    `CREATE STATISTICS ${name} ${of} ON ${parts} FROM ${tableName(table)}`,
    ...(target ? [`ALTER STATISTICS ${name} SET STATISTICS 20`] : []),
  ];
}

/** The details of a table once all tables are there. */
export function detailsSql(table: TableSpec, spec: Spec): readonly string[] {
  const { replica } = table.details;
  return [
    ...(replica === null ? [] : [`ALTER TABLE ${tableName(table)} REPLICA IDENTITY ${replica}`]),
    ...checkSql(table, spec),
    ...triggerSql(table, spec),
    ...policySql(table, spec),
    ...statisticsSql(table, spec),
  ];
}
