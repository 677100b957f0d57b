import type { ObjectId } from '../../domain/schema/id.js';

/** One column that is filled, and the values that suit it, as SQL expressions; no two of a list are equal. */
export interface SeedColumn {
  readonly name: string;
  readonly nullable: boolean;
  /** Values at the edges of the type that also fit what the column becomes. */
  readonly bold: readonly string[];
  /** Ordinary values, ascending where the type has an order. */
  readonly plain: readonly string[];
  /** Values that checks speak of. */
  readonly hints: readonly string[];
  /** Whether a row may leave it to its default, as an expression; absent where not. */
  readonly byDefault?: string | undefined;
}

/** A foreign key that rows must satisfy, of today's state or of the one to come. */
export interface SeedLink {
  readonly columns: readonly string[];
  readonly parent: ObjectId;
  readonly parentColumns: readonly string[];
}

/** One table as it is seeded. */
export interface SeedTable {
  readonly id: ObjectId;
  readonly columns: readonly SeedColumn[];
  /** Sets of columns whose values must not be equal in two rows. */
  readonly keys: readonly (readonly string[])[];
  readonly links: readonly SeedLink[];
  /** Only ordinary values: expressions of the state to come would be computed over the others. */
  readonly wary: boolean;
}

/** One row: an expression for each column. */
export type SeedRow = ReadonlyMap<string, string>;

/** How boldly the values of a row are chosen; where a row is refused, the next style is tried. */
export type Style = 'bold' | 'hinted' | 'plain' | 'descending';
