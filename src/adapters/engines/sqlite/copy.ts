import { chmodSync, mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { SchemactlError } from '../../../domain/error.js';
import type { SqliteTarget } from '../../../domain/target/target.js';
import { describeTarget } from '../../../domain/target/target.js';
import type { CopyPurpose, DatabaseCopy, Holdings } from '../../../services/ports/copies.js';
import type { OpenOptions } from '../../../services/ports/engine.js';
import { fileError } from '../../files/file-error.js';
import { backUp } from './back-up.js';
import { databaseExists, openDatabase } from './connect.js';
import { historyPlace } from './history.js';
import { quoteName } from './sql/quote.js';

/** How long what a killed run left may lie there, in milliseconds. */
const staleMs = 24 * 3600 * 1000;

/**
 * The directory of a copy, beside the file. Only the holder of the run lock makes a rehearsal: what lies there already is
 * what a killed run left. Clones are made by anybody, so each has its own.
 */
function directoryOf(path: string, { kind }: CopyPurpose): string {
  if (kind === 'rehearsal') return `${path}-schemactl-rehearsal`;
  const start = `${basename(path)}-schemactl-clone-`;
  for (const name of readdirSync(dirname(path)).filter((each) => each.startsWith(start))) {
    const left = join(dirname(path), name);
    const made = statSync(left, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > staleMs) rmSync(left, { recursive: true, force: true });
  }
  return join(dirname(path), `${start}${process.pid}`);
}

/**
 * Copies a database file, with what its write-ahead log holds, into a directory beside it: there is the disk that has
 * room for it, and nobody else may read it. Nothing comes of a database in memory. Throws BAD_FILE where the copy can't
 * be written.
 */
export async function copyDatabase(
  target: SqliteTarget,
  options: OpenOptions,
  purpose: CopyPurpose,
): Promise<DatabaseCopy | undefined> {
  if (target.memory) return undefined;
  if (!databaseExists(target))
    openDatabase(target, { readOnly: true, waitMs: options.lockTimeoutMs }).close();
  const path = realpathSync(target.path);
  const directory = directoryOf(path, purpose);
  const remove = (): void => rmSync(directory, { recursive: true, force: true });
  const place = join(directory, 'copy.db');
  try {
    remove();
    mkdirSync(directory, { mode: 0o700 });
    await backUp(target, place, {
      waitMs: options.lockTimeoutMs,
      description: describeTarget(target),
      portion: purpose.portion,
      stop: purpose.stop,
    });
    chmodSync(place, statSync(path).mode);
  } catch (error) {
    remove();
    if (error instanceof SchemactlError || purpose.stop?.aborted) throw error;
    throw fileError('copy the database to', place, error, '--no-rehearse runs the revisions without a copy.');
  }
  const copy: SqliteTarget = { ...target, path: place };
  return {
    target: copy,
    holdings: () => Promise.resolve(holdingsOf(copy, options)),
    close: () => Promise.resolve(remove()),
  };
}

const tables = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
  AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`;

function holdingsOf(target: SqliteTarget, options: OpenOptions): Holdings {
  const database = openDatabase(target, { readOnly: true, waitMs: options.lockTimeoutMs });
  const { migrations, history } = historyPlace(options.migrationsTable);
  const hidden = new Set([migrations.toLowerCase(), history.toLowerCase()]);
  try {
    const names = database.prepare<[], string>(tables).pluck().all();
    const rows = names
      .filter((name) => !hidden.has(name.toLowerCase()))
      .map((name) => [name, countOf(database, `SELECT count(*) FROM main.${quoteName(name)}`)] as const);
    return { rows: new Map(rows), violations: violationsIn(database, target) };
  } finally {
    database.close();
  }
}

function countOf(database: Database, sql: string): number {
  return database.prepare<[], number>(sql).pluck().get() ?? 0;
}

/** A key to columns that are no key makes the engine refuse to look, at any. */
function violationsIn(database: Database, target: SqliteTarget): number | undefined {
  try {
    return countOf(database, 'SELECT count(*) FROM pragma_foreign_key_check');
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('foreign key mismatch')) return undefined;
    throw new SchemactlError('INTERNAL', `can't check the foreign keys of ${describeTarget(target)}`);
  }
}
