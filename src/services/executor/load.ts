import { splitStatements, withoutMetaCommands } from '../../domain/sql/index.js';
import type { SqlStatement } from '../../domain/sql/index.js';
import type { Engine } from '../ports/engine.js';
import type { Ports } from '../ports/ports.js';
import type { Session } from '../ports/session.js';
import type { DatabaseInput } from './connection.js';
import { creating, withLock, withSession } from './connection.js';
import { inFile } from './run-statement.js';

export interface LoadInput extends DatabaseInput {
  readonly path: string;
  readonly lockWaitMs: number;
  /** Read the file and look whether the database is there, and run nothing. */
  readonly dryRun?: boolean | undefined;
}

export interface LoadResult {
  readonly database: string;
  readonly path: string;
  readonly statements: number;
  readonly dryRun: boolean;
}

/**
 * Runs a schema file against a database, as a whole or not at all; psql's own commands in it are left out. Throws HELD
 * where somebody keeps the database as it is, and LOCKED behind another run.
 */
export async function load(ports: Ports, input: LoadInput): Promise<LoadResult> {
  const dryRun = input.dryRun === true;
  const text = (await ports.files.read(input.path)).replace(/^\uFEFF/, '');
  const work = async (session: Session, { dialect: { lexis } }: Engine): Promise<LoadResult> => {
    const statements = splitStatements(withoutMetaCommands(text, lexis), lexis);
    if (!dryRun) await runAll(session, statements, input.path);
    return { database: session.description, path: input.path, statements: statements.length, dryRun };
  };
  if (dryRun) return withSession(ports, { ...input, open: { ...input.open, readOnly: true } }, work);
  // The file makes the history tables where it holds them: they must not be there before.
  return withLock(ports, creating(input), work);
}

async function runAll(session: Session, statements: readonly SqlStatement[], path: string): Promise<void> {
  await session.begin();
  try {
    for (const { sql, line } of statements) {
      try {
        await session.run(sql);
      } catch (error) {
        throw inFile(error, path, line);
      }
    }
  } catch (error) {
    await session.rollback();
    throw error;
  }
  await session.commit();
}
