import type { SequenceOptions } from '../../../../domain/schema/objects/sequence.js';
import type { Row } from './row.js';
import { flag, text } from './row.js';

const widths: Readonly<Record<string, bigint>> = { smallint: 15n, integer: 31n, bigint: 63n };

/** The largest value of an integer type; other types count as bigint, as a sequence does. */
export function largest(type: string): bigint {
  return 2n ** (widths[type] ?? 63n) - 1n;
}

/** What a sequence of that type and increment has where nothing was said. */
export function defaultOptions(type: string, increment = '1'): SequenceOptions {
  const up = !increment.startsWith('-');
  const min = up ? '1' : String(-largest(type) - 1n);
  const max = up ? String(largest(type)) : '-1';
  return { start: up ? min : max, increment, min, max, cache: '1', cycle: false };
}

/** The columns of a query over `pg_sequence s`; 64-bit numbers as text. */
export const optionColumns = `s.seqstart::pg_catalog.text as start, s.seqincrement::pg_catalog.text as increment,
  s.seqmin::pg_catalog.text as min, s.seqmax::pg_catalog.text as max, s.seqcache::pg_catalog.text as cache,
  s.seqcycle as cycle`;

/** Reads those columns. */
export function readOptions(row: Row): SequenceOptions {
  return {
    start: text(row, 'start'),
    increment: text(row, 'increment'),
    min: text(row, 'min'),
    max: text(row, 'max'),
    cache: text(row, 'cache'),
    cycle: flag(row, 'cycle'),
  };
}

const phrases: readonly (readonly [keyof SequenceOptions, string])[] = [
  ['increment', 'INCREMENT BY'],
  ['min', 'MINVALUE'],
  ['max', 'MAXVALUE'],
  ['start', 'START WITH'],
  ['cache', 'CACHE'],
];

/** The clauses that turn one set of options into another. */
export function optionClauses(from: SequenceOptions, to: SequenceOptions): readonly string[] {
  const clauses = phrases
    .filter(([key]) => from[key] !== to[key])
    .map(([key, phrase]) => `${phrase} ${String(to[key])}`);
  if (from.cycle !== to.cycle) clauses.push(to.cycle ? 'CYCLE' : 'NO CYCLE');
  return clauses;
}

/** Where the old start lies outside of the new bounds the sequence can't stand there: it begins again. */
export function restartClause(from: SequenceOptions, to: SequenceOptions): readonly string[] {
  const start = BigInt(from.start);
  return start < BigInt(to.min) || start > BigInt(to.max) ? ['RESTART'] : [];
}

/** The options after the server has changed the type: bounds that were the old type's become the new one's. */
export function retyped(options: SequenceOptions, from: string, to: string): SequenceOptions {
  const up = !options.increment.startsWith('-');
  const { min, max } = defaultOptions(to, options.increment);
  const old = defaultOptions(from, options.increment);
  return {
    ...options,
    ...(up && options.max === old.max ? { max } : {}),
    ...(!up && options.min === old.min ? { min } : {}),
  };
}
