import type { Declaration } from '../../domain/declaration/declaration.js';
import type { SchemaState } from '../../domain/schema/state.js';
import type { Target } from '../../domain/target/target.js';

/** Where a SchemaState may come from, as the command line or a program names it. */
export type SourceSpec =
  | { readonly kind: 'empty' }
  | { readonly kind: 'database'; readonly target: Target }
  | { readonly kind: 'models'; readonly paths: readonly string[] }
  | { readonly kind: 'migrations'; readonly directories: readonly string[] }
  | { readonly kind: 'sql'; readonly path: string }
  | { readonly kind: 'state'; readonly path: string }
  /** One that is at hand already, in the engine's own words. */
  | { readonly kind: 'held'; readonly state: SchemaState; readonly label: string };

/** A source that was read. */
export interface LoadedSource {
  readonly state: SchemaState;
  /** Whether every text is in the engine's own spelling; a state lowered from models is not, until a shadow read it. */
  readonly canonical: boolean;
  /** For messages: what was read. */
  readonly label: string;
  /** What the models said, where the source is models: it holds the renames they declare. */
  readonly declaration: Declaration | undefined;
  /** Whether tables are left out that are the same on the other side and that no difference touches. */
  readonly partial?: boolean;
}
