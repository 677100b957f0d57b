import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeChange } from '../../src/domain/diff/describe';
import { planComparison } from '../../src/services/diff';
import { declarationOf } from './declaration-of';
import type { Ground } from './ground';
import { attempt, compared, database, ports, verdictOf } from './legs';
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
    .flatMap((pair) => [pairSubject({ ...pair, id: `schema/${pair.id}` }), ...modelsSubject(pair)]);
}

/** Models are made of what stands in a database of PostgreSQL; other engines keep less of what models say. */
function modelsSubject(pair: Pair): readonly Subject[] {
  if (pair.engine !== 'postgres') return [];
  const id = `models/${pair.id}`;
  return [{ id, engine: pair.engine, judge: (ground) => judgeModels(ground, { ...pair, id }), scripts: [] }];
}

/** Models that say what the database holds must not differ from it. */
function judgeModels(ground: Ground, pair: Pair): Promise<Verdict> {
  return verdictOf(pair.id, () =>
    ground.around(pair, async () => {
      const standing = await ground.stand(pair, pair.after);
      try {
        const here = database(standing.url);
        const { from } = await attempt('reading', () => compared(here, here));
        const declaration = declarationOf(from.state);
        const files = ['models.ts'];
        const models = { ...ports.models, load: () => Promise.resolve({ declaration, files }) };
        const spec = { kind: 'models', paths: files } as const;
        const comparison = await attempt('comparing', () => compared(here, spec, { ...ports, models }));
        const plan = await attempt('planning', () => planComparison(comparison, []));
        const changes = plan.revisions.flatMap((revision) => revision.changes);
        return {
          outcome: changes.length === 0 ? 'pass' : 'empty',
          lines: changes.map((change) => describeChange(change)),
        };
      } finally {
        await standing.drop().catch(() => undefined);
      }
    }),
  );
}
