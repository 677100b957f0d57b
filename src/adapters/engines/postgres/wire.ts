/** One row as the driver hands it over. */
export type Row = Readonly<Record<string, unknown>>;

/** Where a connection stands, as the server last said: no transaction, an open one, or one that has failed. */
export type TransactionStatus = 'idle' | 'open' | 'failed';

/**
 * What a session needs of a connection, whether it leads to a server or into this process. One statement is under way
 * at a time: a second one waits for the first. Errors are the driver's own; `errors.ts` puts them into words.
 */
export interface Wire {
  /** Runs text by the simple protocol, as one message. */
  exec(sql: string): Promise<void>;
  /** Runs one query by the extended protocol where there are parameters. */
  query(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
  status(): TransactionStatus;
  /** Whether a statement is under way or waits for its turn. */
  busy(): boolean;
  close(): Promise<void>;
}

/** Lets one piece of work at a time through, in the order of asking. */
export function turnstile(): {
  readonly take: <T>(work: () => Promise<T>) => Promise<T>;
  readonly busy: () => boolean;
} {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    busy: () => waiting > 0,
    take: (work) => {
      waiting++;
      const turn = last.then(work, work).finally(() => waiting--);
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

const statuses: Readonly<Record<string, TransactionStatus>> = { I: 'idle', T: 'open', E: 'failed' };

/** The server's letter in its ReadyForQuery message as a word. */
export function transactionStatus(letter: string | null | undefined): TransactionStatus {
  return statuses[letter ?? 'I'] ?? 'idle';
}
