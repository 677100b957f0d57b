import { splitStatements } from '../../domain/sql/index.js';
import type { Ports } from '../ports/ports.js';
import type { DatabaseInput } from './connection.js';
import { withSession } from './connection.js';
import { inFile } from './run-statement.js';

export interface LoadInput extends DatabaseInput {
  readonly path: string;
  /** Read the file and look whether the database is there, and run nothing. */
  readonly dryRun?: boolean | undefined;
}

export interface LoadResult {
  readonly database: string;
  readonly path: string;
  readonly statements: number;
  readonly dryRun: boolean;
}

/** Runs a schema file against a database, as a whole or not at all; psql's own commands in it are left out. */
export async function load(ports: Ports, input: LoadInput): Promise<LoadResult> {
  const dryRun = input.dryRun === true;
  const text = (await ports.files.read(input.path)).replace(/^\uFEFF/, '').replace(/^\\.*$/gm, '');
  const open = dryRun ? { ...input.open, readOnly: true } : input.open;
  return withSession(ports, { ...input, open }, async (session, engine) => {
    const statements = splitStatements(text, engine.dialect.lexis);
    const result = { database: session.description, path: input.path, statements: statements.length, dryRun };
    if (dryRun) return result;
    await session.begin();
    try {
      for (const { sql, line } of statements) {
        try {
          await session.run(sql);
        } catch (error) {
          throw inFile(error, input.path, line);
        }
      }
    } catch (error) {
      await session.rollback();
      throw error;
    }
    await session.commit();
    return result;
  });
}
