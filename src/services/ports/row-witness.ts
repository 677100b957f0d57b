import type { ObjectId } from '../../domain/schema/id.js';
import type { SchemaState } from '../../domain/schema/state.js';

/** What a seeding could and could not do: tables left without rows, with the reason. */
export interface Seeded {
  readonly tables: number;
  readonly rows: number;
  readonly skipped: readonly { readonly table: ObjectId; readonly why: string }[];
}

/** The rows of one table: for each column by name its values as canonical text, row by row, in a stable order of rows. */
export interface TableRows {
  readonly count: number;
  readonly columns: ReadonlyMap<string, readonly (string | null)[]>;
}

/** Puts rows into a shadow and reads them back, so that a proof can say that none was lost. */
export interface RowWitness {
  /**
   * Fills every table of the state with typed rows (boundary values, nulls where allowed) that satisfy its keys and
   * checks as far as can be known, and, where `fitting` says what the tables become, that state's too. Tables in
   * `without` stay empty.
   */
  seed(state: SchemaState, fitting: SchemaState, without: ReadonlySet<ObjectId>): Promise<Seeded>;
  /**
   * The rows of a table of the state. `rowKey` columns, where given, are those by which rows are ordered so that they
   * can be compared across a change; else all columns.
   */
  read(state: SchemaState, table: ObjectId, columns: readonly string[]): Promise<TableRows>;
}
