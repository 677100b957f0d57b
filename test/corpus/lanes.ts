import type { Ground } from './ground';
import type { Subject } from './subject';
import type { Verdict } from './verdict';

/** Judges all subjects, as many at a time as there are grounds, and tells of each as it ends. */
export async function judgeAll(
  subjects: readonly Subject[],
  jobs: number,
  ground: () => Promise<Ground>,
  told: (verdict: Verdict, subject: Subject, ground: Ground) => void,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    if (next >= subjects.length) return;
    const own = await ground();
    try {
      for (let subject = subjects[next++]; subject !== undefined; subject = subjects[next++])
        told(await subject.judge(own), subject, own);
    } finally {
      await own.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, subjects.length) }, lane));
}
