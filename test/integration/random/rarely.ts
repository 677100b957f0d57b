import fc from 'fast-check';

/** What few schemas have, so that every case stays small. */
export const rarely = <T>(value: fc.Arbitrary<T>, absent: T): fc.Arbitrary<T> =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: 5, arbitrary: fc.constant(absent) },
    { weight: 1, arbitrary: value },
  );
