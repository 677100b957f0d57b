import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sortedEntries } from './entries.js';
import type { Entry } from './entries.js';

const debianHome = '/usr/lib/postgresql';

const knownMajors = new Map<string, number>();

function majorOf(program: string): number {
  const known = knownMajors.get(program) ?? askedMajor(program);
  knownMajors.set(program, known);
  return known;
}

function askedMajor(program: string): number {
  try {
    const text = execFileSync(program, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number(/\s(\d+)/.exec(text)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** The oldest pg_dump of this machine that reads servers of `serverMajor`, or undefined; pg_dump refuses newer ones. */
export function findPgDump(serverMajor: number): string | undefined {
  const installed = existsSync(debianHome)
    ? readdirSync(debianHome).map((version) => join(debianHome, version, 'bin', 'pg_dump'))
    : [];
  return [...installed, 'pg_dump']
    .map((program) => ({ program, major: majorOf(program) }))
    .filter((each) => each.major >= serverMajor)
    .sort((a, b) => a.major - b.major)[0]?.program;
}

const header = /^-- (?=Name: .*; Type: .*; Schema: .*$)/m;
const noise = /^(?:--.*|SET .*|SELECT pg_catalog\.set_config\('search_path'.*|\\(?:un)?restrict .*|\s*)$/;

const sortedLines = (body: string): string =>
  body
    .split('\n')
    .map((line) => line.replace(/,$/, ''))
    .sort()
    .join('\n');

/** Columns are sorted, and the comma that only says "not the last one" goes: their order is not part of the structure. */
function withoutColumnOrder(text: string): string {
  return text.replace(
    /^(CREATE (?:UNLOGGED |FOREIGN )?TABLE .* \(\n)([\s\S]*?)(\n\)[^\n]*)$/gm,
    (_all, head: string, body: string, tail: string) => `${head}${sortedLines(body)}${tail}`,
  );
}

/** The columns of extended statistics are printed in the order of the table's. */
function withSortedStatistics(text: string): string {
  const sorted = (list: string): string => list.split(', ').sort().join(', ');
  return text.replace(
    /^(CREATE STATISTICS .* ON )([\w", ]+)( FROM )/gm,
    (_all, head: string, list: string, tail: string) => `${head}${sorted(list)}${tail}`,
  );
}

/** Noise stands around an entry; within one, in the body of a function, the same words are part of the structure. */
function trimmed(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => !noise.test(line));
  const last = lines.findLastIndex((line) => !noise.test(line));
  return first === -1 ? [] : lines.slice(first, last + 1);
}

/** The order in which privileges were given says nothing. */
const withSortedGrants = (title: string, body: string): string =>
  /; Type: (?:DEFAULT )?ACL;/.test(title) ? sortedLines(body) : body;

/** What a reading of a dump may keep. */
export interface DumpOptions {
  /** True: the order of columns stays as it is. */
  readonly columnOrder?: boolean;
}

function normalise(chunk: string, options: DumpOptions): Entry {
  const [title = '', ...rest] = chunk.split('\n');
  const body = withSortedGrants(title, trimmed(rest).join('\n'));
  const text = options.columnOrder === true ? body : withSortedStatistics(withoutColumnOrder(body));
  return `${title.trim()}: ${text}`;
}

/** A dump as entries, one an object; comment lines, SET lines and, unless asked for, the order of columns are left out. */
export function entriesOfDump(text: string, options: DumpOptions = {}): readonly Entry[] {
  const chunks = text.split(header).slice(1);
  return sortedEntries(chunks.map((chunk) => normalise(chunk, options)));
}

/** What `pg_dump --schema-only` prints, or undefined where no pg_dump of this machine is new enough for the server. */
export async function pgDumpText(url: string, serverMajor: number): Promise<string | undefined> {
  const program = findPgDump(serverMajor);
  if (program === undefined) return undefined;
  const dumped = await promisify(execFile)(program, ['--schema-only', `--dbname=${url}`], {
    maxBuffer: 2 ** 28,
  });
  return dumped.stdout;
}

/** The structure of a database as pg_dump tells it, or undefined where no pg_dump here is new enough for the server. */
export async function pgDump(url: string, serverMajor: number): Promise<readonly Entry[] | undefined> {
  const text = await pgDumpText(url, serverMajor);
  return text === undefined ? undefined : entriesOfDump(text);
}
