import type { Ground } from './ground';
import { judge } from './judge';
import type { Pair } from './pair';
import type { Verdict } from './verdict';

/** One thing that the corpus judges, on the ground of its engine. */
export interface Subject {
  readonly id: string;
  readonly engine: Pair['engine'];
  judge(ground: Ground): Promise<Verdict>;
  /** The scripts it stands for, as they are told where everything is. */
  readonly scripts: readonly (readonly [title: string, text: string])[];
}

/** A pair, to be led there and back. */
export function pairSubject(pair: Pair): Subject {
  const { id, engine, before, after } = pair;
  const scripts = [['before', before] as const, ['after', after] as const];
  return { id, engine, judge: (ground) => judge(ground, pair), scripts };
}
