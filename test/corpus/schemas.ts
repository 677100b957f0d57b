import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeChange } from '../../src/domain/diff/describe';
import { planComparison } from '../../src/services/diff';
import { pull } from '../../src/services/pull';
import type { PullResult } from '../../src/services/pull';
import type { SourceSpec } from '../../src/services/sources/source';
import type { Ground } from './ground';
import { attempt, compared, database, open, ports, verdictOf } from './legs';
import { readPairs } from './pair';
import type { Pair } from './pair';
import { pairSubject } from './subject';
import type { Subject } from './subject';
import type { Verdict } from './verdict';

/** The schemas below a folder: each is built from nothing and taken away again, and said once more by models. */
export function readSchemas(directory: string): readonly Subject[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .flatMap((file) => readPairs(join(directory, file)))
    .flatMap((pair) => [pairSubject({ ...pair, id: `schema/${pair.id}` }), modelsSubject(pair)]);
}

/** What `pull` writes of a database must not differ from it, as `check` finds. */
function modelsSubject(pair: Pair): Subject {
  const id = `models/${pair.id}`;
  return { id, engine: pair.engine, judge: (ground) => judgeModels(ground, { ...pair, id }), scripts: [] };
}

function judgeModels(ground: Ground, pair: Pair): Promise<Verdict> {
  return verdictOf(pair.id, () =>
    ground.around(pair, async () => {
      const standing = await ground.stand(pair, pair.after);
      const folder = mkdtempSync(join(tmpdir(), 'schemactl-pulled-'));
      try {
        const here = database(standing.url);
        const { written } = await attempt('pulling', () => pulled(here, pair.engine, folder));
        const spec = { kind: 'models', paths: written } as const;
        const comparison = await attempt('comparing', () => compared(here, spec));
        const plan = await attempt('planning', () => planComparison(comparison, []));
        const changes = plan.revisions.flatMap((revision) => revision.changes);
        return {
          outcome: changes.length === 0 ? 'pass' : 'empty',
          lines: changes.map((change) => describeChange(change)),
        };
      } finally {
        rmSync(folder, { recursive: true, force: true });
        await standing.drop().catch(() => undefined);
      }
    }),
  );
}

function pulled(from: SourceSpec, engine: string, folder: string): Promise<PullResult> {
  const out = { path: join(folder, 'schema.ts'), layout: 'file', join } as const;
  return pull(ports, { from, engine, place: {}, scope: {}, open, cwd: folder, out, force: false });
}
