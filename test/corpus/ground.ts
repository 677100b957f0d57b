import type { Entry } from '../oracle/entries';
import type { Pair } from './pair';

/** What a database holds, as its own dump tells it. */
export interface Sight {
  /** With the order of columns as it stands. */
  readonly exact: string;
  /** One entry an object, from which the order of columns has left no trace. */
  readonly entries: readonly Entry[];
}

/** A database that stands for one side of a pair. */
export interface Standing {
  readonly url: string;
  look(): Promise<Sight>;
  /** Runs a script, as the owner of the database would. */
  fill(script: string): Promise<void>;
  /** Rows of each table, by the table's name as the engine spells it. */
  counts(): Promise<ReadonlyMap<string, number>>;
  drop(): Promise<void>;
}

/** Where the databases of one engine stand. */
export interface Ground {
  readonly engine: Pair['engine'];
  /** Whose word decides: `pg_dump 15`, `the catalog of PostgreSQL 18`, `SQLite's pragmas`. */
  readonly judge: string;
  /** Makes ready for a pair, and tidies up behind it. */
  around<T>(pair: Pair, use: () => Promise<T>): Promise<T>;
  /** A fresh database with what the pair's setup and one of its scripts make. Throws what the database says. */
  stand(pair: Pair, script: string): Promise<Standing>;
  close(): Promise<void>;
}
