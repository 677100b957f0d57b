import type { Dialect, Kysely } from 'kysely';
import type { Lexis } from '../../domain/sql/index.js';
import { splitStatements } from '../../domain/sql/index.js';
import type { CodeRow, RevisionStatements, StatementGate } from '../../services/ports/code.js';

/** Tables of which nothing is known: every name is one, and a column may hold anything. */
export type UntypedTables = Record<string, Record<string, unknown>>;

/**
 * What `up` and `down` of a code revision are given: a Kysely handle on the transaction of the revision, which can also
 * run plain SQL. With the tables of your models as its type (`InferDatabase`) queries are checked as anywhere.
 */
export type RevisionDatabase<Tables = UntypedTables> = Kysely<Tables> & RevisionStatements;

type Rows = (sql: string, parameters: readonly unknown[]) => Promise<readonly CodeRow[]>;

/** What an engine's room gives for a handle. */
export interface HandleParts {
  readonly rows: Rows;
  readonly lexis: Lexis;
  /** The query builder's own dialect over a connection. */
  readonly dialect: (rows: Rows) => Dialect;
}

/** Makes the handle of a code revision; whatever it runs passes through the gate. */
export function handleOver(parts: HandleParts, gate: StatementGate): RevisionDatabase<unknown> {
  const { Kysely: Database } = require('kysely') as typeof import('kysely');
  const rows: Rows = (sql, parameters) => gate(sql, () => parts.rows(sql, parameters));
  const builder = new Database<unknown>({ dialect: parts.dialect(rows) });
  return Object.assign(builder, statementsOver(rows, parts.lexis));
}

function statementsOver(rows: Rows, lexis: Lexis): RevisionStatements {
  const execute = async (sql: string, ...args: readonly unknown[]): Promise<readonly CodeRow[]> => {
    if (args.length > 0) return rows(sql, args);
    let last: readonly CodeRow[] = [];
    for (const statement of splitStatements(sql, lexis)) last = await rows(statement.sql, []);
    return last;
  };
  const executeMany = async (
    first: string | readonly string[],
    lists: readonly (readonly unknown[])[] = [],
  ): Promise<void> => {
    if (typeof first === 'string') for (const args of lists) await rows(first, args);
    else for (const sql of first) await execute(sql);
  };
  const fetchOne = async (sql: string, ...args: readonly unknown[]): Promise<CodeRow | undefined> =>
    (await execute(sql, ...args))[0];
  return {
    execute,
    executeMany,
    fetch: execute,
    fetchOne,
    fetchVal: async (sql, ...args) => Object.values((await fetchOne(sql, ...args)) ?? {})[0],
  };
}
