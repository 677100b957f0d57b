import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { SchemactlError } from '../../../domain/error.js';
import { describeTarget } from '../../../domain/target/target.js';
import type { SqliteTarget } from '../../../domain/target/target.js';
import type { CloneOrder, CloneOutcome, Clones, Contents } from '../../../services/ports/clones.js';
import { fileError, systemCode } from '../../files/file-error.js';
import { backUp } from './back-up.js';
import type { BackUp } from './back-up.js';
import { databaseExists, openDatabase, sqliteTarget } from './connect.js';
import { besideDatabase, fileLock, realPath } from './lock.js';
import { copySchema } from './copy-schema.js';
import { readyForBackUp } from './overwrite.js';

function fileOf(target: SqliteTarget): string {
  if (!target.memory) return realPath(target.path);
  throw new SchemactlError('USAGE', `${describeTarget(target)} is the memory of one process`, {
    hint: 'Name a file.',
  });
}

/** One file may have several names: by links of both kinds. */
function isSame(source: SqliteTarget, target: SqliteTarget): boolean {
  const [one, other] = [fileOf(source), fileOf(target)];
  if (one === other) return true;
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false, bigint: true }));
  return a !== undefined && b !== undefined && a.ino !== 0n && a.ino === b.ino && a.dev === b.dev;
}

function contentsOf(target: SqliteTarget): Contents {
  if (!databaseExists(target)) return 'absent';
  const database = openDatabase(target, { readOnly: true, waitMs: 5000 });
  try {
    const found = database.prepare("SELECT 1 FROM main.sqlite_schema WHERE name <> 'sqlite_sequence'").get();
    return found === undefined ? 'empty' : 'filled';
  } finally {
    database.close();
  }
}

interface Job {
  readonly source: SqliteTarget;
  readonly target: SqliteTarget;
  readonly order: CloneOrder;
  /** The file of the target. */
  readonly path: string;
  /** A file beside it, which becomes the target or is copied there. */
  readonly staged: string;
  readonly how: BackUp;
}

function remove(path: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
}

/** A file of no bytes is a database too, but none that a backup could be made of. */
const isBare = ({ schemaOnly }: CloneOrder, { path }: SqliteTarget): boolean =>
  schemaOnly || statSync(path).size === 0;

/** A file that isn't there yet is made under another name: whoever sees it sees all of it. */
async function toNewFile({ source, path, staged, order, how }: Job): Promise<void> {
  if (isBare(order, source)) copySchema(source, staged, order.open);
  else await backUp(source, staged, how);
  chmodSync(staged, statSync(source.path).mode);
  renameSync(staged, path);
}

/** A file that others may have open is never replaced: they would write on into the old one. */
async function intoFile({ source, target, path, staged, order, how }: Job): Promise<void> {
  const ready = readyForBackUp(target, source, order.open.lockTimeoutMs);
  try {
    if (!isBare(order, source)) return await backUp(source, path, how).then(ready.expectChange);
    copySchema(source, staged, order.open);
    await backUp({ ...source, path: staged }, path, how);
    ready.expectChange();
  } finally {
    ready.close();
  }
}

/** Makes the directories above a file; returns what takes them away again. */
function makeRoom(path: string): () => void {
  const made = mkdirSync(dirname(path), { recursive: true });
  return () => (made === undefined ? undefined : rmSync(made, { recursive: true, force: true }));
}

async function make(order: CloneOrder): Promise<CloneOutcome> {
  const [source, target] = [sqliteTarget(order.source), sqliteTarget(order.target)];
  const path = fileOf(target);
  const how = {
    waitMs: order.open.lockTimeoutMs,
    description: describeTarget(target),
    portion: order.portion,
    stop: order.stop,
  };
  const job = { source, target, order, path, staged: besideDatabase(path, 'clone'), how };
  let undo: () => void = () => undefined;
  try {
    undo = makeRoom(path);
    await locked(job);
    return { way: wayOf(order), missing: [], notes: [], bytes: statSync(path).size };
  } catch (error) {
    undo();
    throw systemCode(error)?.startsWith('E') ? fileError('write the clone to', path, error) : error;
  }
}

async function locked(job: Job): Promise<void> {
  const lock = fileLock(job.target);
  await lock.acquire(0, () => undefined);
  try {
    remove(job.staged);
    await (existsSync(job.path) ? intoFile(job) : toNewFile(job));
  } finally {
    remove(job.staged);
    await lock.release();
  }
}

const wayOf = ({ schemaOnly }: CloneOrder): string => (schemaOnly ? 'statements' : 'online backup');

/** Copies of SQLite files, by the online backup. */
export const sqliteClones: Clones = {
  same: async (source, target) => Promise.resolve(isSame(sqliteTarget(source), sqliteTarget(target))),
  contents: async (target) => Promise.resolve(contentsOf(sqliteTarget(target))),
  way: async (order) => Promise.resolve(wayOf(order)),
  make,
};
