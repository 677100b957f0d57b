/** What is to happen around the statements of a block. */
export interface Bookkeeping {
  /** Writes the record inside the transaction, or after the last statement where there is none. */
  record(): Promise<void>;
  /** Outside a transaction: told before the first statement (0) and after each. */
  progress(done: number, total: number): Promise<void>;
  /** Where an earlier run was cut off outside a transaction; absent where there was none. */
  readonly earlier?: { readonly done: number } | undefined;
}

/** A run without any record, for a shadow. */
export const unrecorded: Bookkeeping = {
  record: () => Promise.resolve(),
  progress: () => Promise.resolve(),
};
