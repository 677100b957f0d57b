/** A generator of numbers in [0, 1) that gives the same ones for the same seed. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` of the elements in their order, the same for the same seed. */
export function sample<T>(all: readonly T[], count: number, seed: number): readonly T[] {
  const next = generator(seed);
  const drawn = all.map((each, index) => ({ each, index, key: next() })).sort((a, b) => a.key - b.key);
  return drawn
    .slice(0, count)
    .sort((a, b) => a.index - b.index)
    .map(({ each }) => each);
}
