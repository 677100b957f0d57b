/** Thrown where work was broken off because the process was asked to stop; the signal decides the exit code. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  /** `left` says what the interruption leaves behind. */
  constructor(left: string) {
    super(`interrupted: ${left}`);
  }
}

/** Throws Interrupted where the process was asked to stop. */
export function leaveIf(stop: AbortSignal | undefined, left: string): void {
  if (stop?.aborted) throw new Interrupted(left);
}
