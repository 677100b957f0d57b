/**
 * The property that holds what a value of this language declares. It comes from the global registry of symbols, so a
 * second copy of the package (the user's own beside a global command) reads what the first one wrote.
 */
export const mark = Symbol.for('schemactl.schema');

/** A value that carries data of this language. */
export interface Carries<D> {
  readonly [mark]: D;
}
