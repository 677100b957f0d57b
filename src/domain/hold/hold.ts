/** A maintenance hold: somebody keeps a database as it is for a while. Times are ISO 8601 in UTC. */
export interface Hold {
  readonly by: string;
  readonly reason?: string | undefined;
  readonly since: string;
  /** Absent: until it is lifted. */
  readonly until?: string | undefined;
}

/** Whether a hold still counts: one whose time is over is as if it had never been. */
export function isInForce({ until }: Hold, now: string): boolean {
  return until === undefined || now < until;
}

/** A hold in words: who, since when, why, and until when. */
export function describeHold({ by, reason, since, until }: Hold): string {
  const why = reason === undefined ? '' : ` (${reason})`;
  return `by ${by} since ${since}${why}, until ${until ?? 'it is lifted'}`;
}
