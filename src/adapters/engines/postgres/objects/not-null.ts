import type { Effect } from '../../../../domain/plan/effect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { childrenOfKind, find } from '../../../../domain/schema/state.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import { objectName } from '../sql/names.js';
import { qualified, quoteName } from '../sql/quote.js';
import type { Row } from './row.js';
import { flag, textOrNone } from './row.js';

const isKept = (version: number): boolean => version >= 180000;

/** SQL: the constraint behind the NOT NULL of the column `a` of the table `c`, which servers keep since 18. */
export function notNullColumns(version: number): string {
  if (!isKept(version)) {
    return `null as not_null_name, false as not_null_inherited, false as not_null_no_inherit,
    false as not_null_not_valid`;
  }
  return `nn.conname as not_null_name, nn.coninhcount > 0 as not_null_inherited, nn.connoinherit as not_null_no_inherit,
    not nn.convalidated as not_null_not_valid`;
}

/** SQL: the join for those columns. */
export function joinNotNull(version: number): string {
  if (!isKept(version)) return '';
  return `left join pg_catalog.pg_constraint nn
      on a.attnotnull and nn.conrelid = c.oid and nn.contype = 'n' and nn.conkey[1] = a.attnum`;
}

/** The name that the server chooses. */
export function usualName(path: readonly string[]): string {
  return objectName(path.at(-2) ?? '', path.at(-1), 'not_null');
}

/** Names in the server's own manner, whose table or column may have another name by now. */
const chosen = /_not_null\d*$/;

/** What a row with these columns says of the NOT NULL of a column; a name that comes from above says nothing. */
export function notNullOf(
  row: Row,
  path: readonly string[],
): Pick<Column, 'notNullName' | 'notNullChosen' | 'notNullNoInherit' | 'notNullNotValid'> {
  const name = textOrNone(row, 'not_null_name');
  const isGiven = name !== undefined && !chosen.test(name) && !flag(row, 'not_null_inherited');
  return {
    notNullName: isGiven ? name : undefined,
    notNullChosen: isGiven || name === usualName(path) ? undefined : name,
    notNullNoInherit: flag(row, 'not_null_no_inherit') || undefined,
    notNullNotValid: flag(row, 'not_null_not_valid') || undefined,
  };
}

/** Whether tables below get its NOT NULL. */
export function passesOn(column: Column): boolean {
  return !column.nullable && column.notNullNoInherit !== true;
}

/** The name that a user gave, here or above. */
export function givenName({ notNullName, notNullChosen }: Column): string | undefined {
  return (
    notNullName ?? (notNullChosen !== undefined && !chosen.test(notNullChosen) ? notNullChosen : undefined)
  );
}

/** The name that the constraint has in the column's state. */
export const actualName = (column: Column): string =>
  column.notNullName ?? column.notNullChosen ?? usualName(column.path);

/** `NOT NULL` with what belongs to it; `of` names the column where that isn't said before. */
function clause(column: Column, of = ''): string {
  const given = givenName(column);
  const name = given === undefined ? '' : `CONSTRAINT ${quoteName(given)} `;
  return `${name}NOT NULL${of}${column.notNullNoInherit ? ' NO INHERIT' : ''}`;
}

const isPlain = (column: Column): boolean =>
  givenName(column) === undefined && !column.notNullNoInherit && !column.notNullNotValid;

/** The words of a column's clause; `implied` says that NOT NULL goes without saying. */
export function notNullWords(column: Column, implied: boolean): readonly string[] {
  if (column.nullable || column.notNullNotValid || (implied && isPlain(column))) return [];
  return [clause(column)];
}

function alterTable(column: Column, action: string, effects: readonly Effect[] = []): Statement {
  const sql = `ALTER TABLE ${qualified(column.path.slice(0, -1))} ${action}`;
  return statement(sql, [column.id], { lock: 'blocks reads and writes', effects });
}

function alterColumn(column: Column, action: string, effects: readonly Effect[] = []): Statement {
  return alterTable(column, `ALTER COLUMN ${quoteName(nameOf(column))} ${action}`, effects);
}

function rename(column: Column, from: string, to: string): Statement {
  return alterTable(column, `RENAME CONSTRAINT ${quoteName(from)} TO ${quoteName(to)}`);
}

function fitting(column: Column): readonly Effect[] {
  const table = column.parent ?? '';
  return [
    { kind: 'scans-table', object: table },
    { kind: 'needs-fitting-rows', object: column.id, table, why: 'it becomes NOT NULL' },
  ];
}

function add(column: Column): Statement {
  if (isPlain(column)) return alterColumn(column, 'SET NOT NULL', fitting(column));
  const words = `ADD ${clause(column, ` ${quoteName(nameOf(column))}`)}`;
  return column.notNullNotValid
    ? alterTable(column, `${words} NOT VALID`)
    : alterTable(column, words, fitting(column));
}

/** Gives a column its NOT NULL back, which all its rows have kept. */
export function notNullRestored(column: Column): Statement {
  const again = add(column);
  return { ...again, effects: again.effects.filter(({ kind }) => kind === 'scans-table') };
}

/** A NOT NULL that no clause of a column can say. */
export function notNullExtras(column: Column): readonly Statement[] {
  return column.notNullNotValid && !column.nullable ? [add(column)] : [];
}

const dropped = (column: Column): Statement => alterColumn(column, 'DROP NOT NULL');

/** Takes NOT NULL away, where it isn't only changed; the type may change after that. */
export function notNullLost(before: Column, after: Column): readonly Statement[] {
  const distrusts = !before.nullable && !before.notNullNotValid && after.notNullNotValid === true;
  return !before.nullable && (after.nullable || distrusts) ? [dropped(after)] : [];
}

/** What then leads to the NOT NULL of the wanted column. */
export function notNullGained(before: Column, after: Column): readonly Statement[] {
  if (after.nullable) return [];
  if (before.nullable || notNullLost(before, after).length > 0) return [add(after)];
  const from = actualName({ ...before, path: after.path });
  const isFree = after.inherited === undefined && before.notNullName !== after.notNullName;
  const to = isFree ? (after.notNullName ?? usualName(after.path)) : from;
  const bound = after.notNullNoInherit ? 'NO INHERIT' : 'INHERIT';
  return [
    ...(from === to ? [] : [rename(after, from, to)]),
    ...(before.notNullNoInherit === after.notNullNoInherit
      ? []
      : [alterTable(after, `ALTER CONSTRAINT ${quoteName(to)} ${bound}`)]),
    ...(before.notNullNotValid && !after.notNullNotValid
      ? [alterTable(after, `VALIDATE CONSTRAINT ${quoteName(to)}`, fitting(after))]
      : []),
  ];
}

/** What a table that leaves the one above it keeps is named after that one's; where a name was given, it goes. */
export function notNullFreed(table: ObjectId | undefined, sides: Sides): readonly Statement[] {
  return kept(table, sides).flatMap(([old, now]) => {
    if (now.inherited !== undefined || now.notNullName !== undefined || givenName(old) === undefined)
      return [];
    return [rename(now, actualName(old), usualName(now.path))];
  });
}

/** A table that comes below another one has the names that a user gave there. */
export function notNullBound(table: ObjectId | undefined, sides: Sides): readonly Statement[] {
  return kept(table, sides).flatMap(([old, now]) => {
    if (old.inherited !== undefined || now.inherited === undefined) return [];
    const [from, to] = [actualName(old), actualName(now)];
    const isGiven = givenName(old) !== undefined || givenName(now) !== undefined;
    return isGiven && from !== to ? [rename(now, from, to)] : [];
  });
}

/** The columns of a table that are NOT NULL before and after, where the server keeps names. */
function kept(table: ObjectId | undefined, { before, after }: Sides): readonly (readonly [Column, Column])[] {
  return childrenOfKind(before, table ?? '', 'column').flatMap((old) => {
    const now = find(after, 'column', old.id);
    return now && !old.nullable && !now.nullable ? [[old, now] as const] : [];
  });
}
