import type { Ground } from './ground';
import { judge } from './judge';
import type { Pair } from './pair';
import type { Verdict } from './verdict';

/** Judges all pairs, as many at a time as there are grounds, and tells of each as it ends. */
export async function judgeAll(
  pairs: readonly Pair[],
  jobs: number,
  ground: () => Promise<Ground>,
  told: (verdict: Verdict, pair: Pair, ground: Ground) => void,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    if (next >= pairs.length) return;
    const own = await ground();
    try {
      for (let pair = pairs[next++]; pair !== undefined; pair = pairs[next++])
        told(await judge(own, pair), pair, own);
    } finally {
      await own.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, pairs.length) }, lane));
}
