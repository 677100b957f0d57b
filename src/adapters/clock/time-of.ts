import { SchemactlError } from '../../domain/error.js';

const units = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;

/**
 * A time as somebody writes it, as ISO 8601 in UTC: a date (its beginning), a date and a time, `now`, `today`,
 * `yesterday`, or so long ago (`3 days ago`). What names no zone is meant in UTC, as the history shows it. Throws USAGE.
 */
export function timeOf(text: string, now: Date): string {
  const words = text.trim().toLowerCase();
  const found = relative(words, now) ?? absolute(text.trim());
  if (found !== undefined && !Number.isNaN(found.getTime())) return found.toISOString();
  throw new SchemactlError('USAGE', `${JSON.stringify(text)} is no time`, {
    hint: 'Write 2026-01-31, 2026-01-31T12:30, 2026-01-31T12:30+02:00, today, yesterday or "3 days ago"; UTC where no zone is named.',
  });
}

function relative(words: string, now: Date): Date | undefined {
  if (words === 'now') return now;
  if (words === 'today') return startOfDay(now);
  const { sub } = require('date-fns/sub') as typeof import('date-fns/sub');
  if (words === 'yesterday') return sub(startOfDay(now), { days: 1 });
  const [, count, unit] = /^(\d{1,6}) ?([a-z]+?)s? ago$/.exec(words) ?? [];
  const known = units.find((each) => each === unit);
  return known === undefined ? undefined : sub(now, { [`${known}s`]: Number(count) });
}

function startOfDay(now: Date): Date {
  return new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`);
}

/** Undefined where the text names a zone that is none: they reach from -12:00 to +14:00. */
function absolute(text: string): Date | undefined {
  const { parseISO } = require('date-fns/parseISO') as typeof import('date-fns/parseISO');
  const iso = /^[\d-]+$/.test(text) ? `${text}T00:00` : text.replace(' ', 'T');
  const [, sign, hours, minutes] = /T.*([+-])(\d{2})(?::?(\d{2}))?$/i.exec(iso) ?? [];
  const offset = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  if (Number(minutes ?? 0) > 59 || offset > (sign === '-' ? 12 : 14) * 60) return undefined;
  const isZoned = /T.*(?:z|[+-]\d{2}(?::?\d{2})?)$/i.test(iso);
  return parseISO(isZoned ? iso : `${iso}Z`);
}
