import type { Proof } from './proof.js';

/** The proof in one line without anything that differs from run to run; tables that held no rows are named. */
export function proofLine({ kept, empty, emptyDown, shadow }: Proof): string {
  const untried = kept.rows === 0 && empty.length > 0;
  const rows =
    kept.rows === 0
      ? 'no rows to keep'
      : `${count(kept.rows, 'row')} in ${count(kept.tables, 'table')} kept (${count(kept.columns, 'column')})`;
  const parts = [
    'up reaches the models',
    'down restores the start',
    ...(untried ? [] : [rows]),
    'no difference left',
    ...(empty.length > 0 ? [`without rows: ${names(empty)}`] : []),
    ...(emptyDown.length > 0 ? [`down without rows: ${names(emptyDown)}`] : []),
  ];
  return `${parts.join(', ')}; ${shadow}`;
}

/** Why the proof had no rows in some tables, a line each. */
export function proofNotes({ empty, emptyDown }: Proof): readonly string[] {
  return [
    ...empty.map(({ table, why }) => `the proof had no rows in ${table}: ${why}`),
    ...emptyDown.map(({ table, why }) => `the proof had no rows in ${table} on the way down: ${why}`),
  ];
}

function names(tables: Proof['empty']): string {
  return tables.map(({ table }) => table).join(' ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
