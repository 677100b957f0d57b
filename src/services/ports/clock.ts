/** The time, injected so that a result depends on nothing unseen. */
export interface Clock {
  now(): Date;
  /** Milliseconds of a clock that never goes back. */
  elapsed(): number;
  sleep(milliseconds: number): Promise<void>;
}
