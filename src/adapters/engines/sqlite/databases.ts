import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { SchemactlError } from '../../../domain/error.js';
import { describeTarget } from '../../../domain/target/target.js';
import type { SqliteTarget } from '../../../domain/target/target.js';
import type { Databases } from '../../../services/ports/engine.js';
import { fileError, systemCode } from '../../files/file-error.js';
import { databaseExists, sqliteTarget } from './connect.js';
import { holdFile } from './hold.js';
import { fileLock } from './lock.js';

/** An empty file is an empty database; of several that make it at once, one does. */
async function create(target: SqliteTarget): Promise<boolean> {
  if (target.memory || databaseExists(target)) return false;
  const path = resolve(target.path);
  try {
    await mkdir(dirname(path), { recursive: true });
    await (await open(path, 'wx')).close();
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST' && databaseExists(target)) return false;
    throw fileError('create the database', path, error);
  }
}

/** What lies beside a database while it is in use, or after a crash. */
const companions = ['-wal', '-shm', '-journal'] as const;

/** The file goes first: a journal without it is rubbish, but the file without its journal could be half a transaction. */
async function drop(target: SqliteTarget): Promise<boolean> {
  if (target.memory || !databaseExists(target)) return false;
  const lock = fileLock(target);
  await lock.acquire(0, () => undefined);
  try {
    const path = resolve(target.path);
    await rm(holdFile(target.path), { force: true });
    for (const end of ['', ...companions]) await rm(`${path}${end}`, { force: true });
    return true;
  } catch (error) {
    if (error instanceof SchemactlError) throw error;
    throw fileError('drop the database', describeTarget(target), error);
  } finally {
    await lock.release();
  }
}

/** The files of SQLite databases. */
export const sqliteDatabases: Databases = {
  exists: (target) => Promise.resolve(databaseExists(sqliteTarget(target))),
  create: (target) => create(sqliteTarget(target)),
  drop: (target) => drop(sqliteTarget(target)),
};
