import type { Deferrable, ForeignKeyAction } from '../../../../domain/schema/objects/constraints.js';
import type { Remarks } from '../../../../domain/schema/objects/base.js';
import type { Token } from './tokens.js';

/** One column of a key as it was written. */
export interface ParsedKey {
  readonly name: string;
  readonly collation?: string | undefined;
  readonly descending: boolean;
}

interface Named {
  readonly remarks?: Remarks | undefined;
  readonly name?: string | undefined;
  readonly conflict?: string | undefined;
}

export interface ParsedPrimaryKey extends Named {
  readonly kind: 'primary-key';
  readonly keys: readonly ParsedKey[];
  readonly autoincrement: boolean;
  /** Written at its column: only then does DESC keep an INTEGER key from being the rowid. */
  readonly inline: boolean;
}

export interface ParsedUnique extends Named {
  readonly kind: 'unique';
  readonly keys: readonly ParsedKey[];
}

export interface ParsedCheck extends Named {
  readonly kind: 'check';
  readonly expression: readonly Token[];
}

export interface ParsedForeignKey extends Named {
  readonly kind: 'foreign-key';
  readonly columns: readonly string[];
  readonly table: string;
  readonly referenced: readonly string[];
  readonly onDelete: ForeignKeyAction;
  readonly onUpdate: ForeignKeyAction;
  readonly match?: string | undefined;
  readonly deferrable?: Deferrable | undefined;
}

export type ParsedConstraint = ParsedPrimaryKey | ParsedUnique | ParsedCheck | ParsedForeignKey;

export interface ParsedColumn {
  readonly remarks?: Remarks | undefined;
  readonly name: string;
  readonly type: string;
  readonly collation?: string | undefined;
  readonly notNull?: Named | undefined;
  readonly default?: readonly Token[] | undefined;
  readonly generated?: { readonly expression: readonly Token[]; readonly stored: boolean } | undefined;
}

/** A CREATE TABLE as it was written; constraints of columns stand among those of the table. */
export interface ParsedTable {
  readonly name: string;
  readonly columns: readonly ParsedColumn[];
  readonly constraints: readonly ParsedConstraint[];
  readonly strict: boolean;
  readonly withoutRowid: boolean;
}
