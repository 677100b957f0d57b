import type { ScriptWords } from '../../services/ports/script-words.js';
import { kyselyOver } from './kysely-over.js';
import type { KyselyParts } from './kysely-over.js';
import { historyQueries } from './queries.js';
import type { HistoryPlace, HistoryWords } from './store.js';

/** How an engine writes values into the text of a statement. */
export interface LiteralWords {
  readonly text: (value: string) => string;
  readonly bytes: (hex: string) => string;
  /** The time at which the statement runs, as `applied_at` holds it. */
  readonly now: string;
}

/** What an engine contributes to the bookkeeping in a script. */
export interface ScriptStore {
  readonly place: HistoryPlace;
  readonly words: HistoryWords;
  /** The query builder's parts; its compiler writes values as text. */
  readonly kysely: KyselyParts;
  readonly head: readonly string[];
  readonly reset: readonly string[];
  /** The statement that makes the schema of the tables, where the engine has schemas. */
  readonly schema: readonly string[];
}

/** Stands for the time of the run in a record; no text of a file can hold it. */
const atRun = '\u0000at run';

/** A value as it stands in the text of a statement. */
export function literal(value: unknown, words: LiteralWords): string {
  if (value === null || value === undefined) return 'null';
  if (value === atRun) return words.now;
  if (typeof value === 'number') return String(value);
  if (ArrayBuffer.isView(value))
    return words.bytes(Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex'));
  if (typeof value === 'string') return words.text(value);
  throw new Error('a record holds texts, numbers and bytes');
}

/** The bookkeeping of an engine as text, made of the same statements that its sessions run. */
export function scriptWords(store: ScriptStore): ScriptWords {
  const collected: string[] = [];
  const collect = (sql: string): Promise<readonly unknown[]> => {
    collected.push(sql);
    return Promise.resolve([]);
  };
  const queries = historyQueries({ ...store, kyselyDialect: () => kyselyOver(collect, store.kysely) });
  const written = async (run: () => Promise<void>): Promise<readonly string[]> => {
    await run();
    return collected.splice(0);
  };
  return {
    head: store.head,
    reset: store.reset,
    ensure: async () => {
      const tables = async (): Promise<void> => {
        await queries.createMigrations();
        await queries.createHistory();
      };
      return [...store.schema, ...(await written(tables))];
    },
    add: ({ version, ...record }) =>
      written(async () => {
        await queries.insertVersion(version);
        await queries.removeHistory(version);
        await queries.insertHistory({ ...record, version, appliedAt: atRun });
      }),
    remove: (version) =>
      written(async () => {
        await queries.removeVersion(version);
        await queries.removeHistory(version);
      }),
  };
}
