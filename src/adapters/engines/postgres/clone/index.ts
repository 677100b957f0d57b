import { isSchemactlError } from '../../../../domain/error.js';
import { withDatabase } from '../../../../domain/target/postgres.js';
import type { PostgresTarget } from '../../../../domain/target/target.js';
import type { CloneOrder, CloneOutcome, Clones } from '../../../../services/ports/clones.js';
import { postgresTarget } from '../databases.js';
import { pipePrograms, programsFit } from './programs.js';
import { lostRoles } from './roles.js';
import { contentsOf, factsOf } from './server.js';
import type { Facts } from './server.js';
import { dropStage, emptyStage, refuseInUse, takePlace } from './stage.js';
import type { Stage } from './stage.js';
import { streamClone, streamHistory } from './stream.js';
import { canCopyWhole, copyWhole } from './template.js';

const isAbsent = (error: unknown): boolean => isSchemactlError(error) && error.code === 'NO_SUCH_DATABASE';

/** The facts of a database, or undefined where it is missing. */
async function factsIfAny(target: PostgresTarget): Promise<Facts | undefined> {
  try {
    return await factsOf(target);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** What is known of both ends before anything is done. */
interface Ends {
  readonly source: PostgresTarget;
  readonly target: PostgresTarget;
  readonly from: Facts;
  /** The target itself, where it is there. */
  readonly there: Facts | undefined;
  /** The server of the target. */
  readonly server: Facts;
}

async function endsOf(order: CloneOrder): Promise<Ends> {
  const [source, target] = [postgresTarget(order.source), postgresTarget(order.target)];
  const from = await factsOf(source);
  const there = await factsIfAny(target);
  const server =
    there ??
    (await factsIfAny(withDatabase(target, 'postgres'))) ??
    (await factsOf(withDatabase(target, 'template1')));
  return { source, target, from, there, server };
}

const ways = { whole: 'template', programs: 'pg_dump and pg_restore', stream: 'COPY stream' } as const;

type Way = keyof typeof ways;

async function wayBetween({ target, from, server }: Ends, order: CloneOrder): Promise<Way> {
  if (!order.schemaOnly && (await canCopyWhole(from, target, server.server))) return 'whole';
  return wayByHand(from, server);
}

async function wayByHand(from: Facts, server: Facts): Promise<Way> {
  return (await programsFit(from, server.major)) ? 'programs' : 'stream';
}

interface Made {
  readonly stage: Stage;
  readonly way: Way;
  readonly missing: readonly string[];
  readonly notes: readonly string[];
}

async function stageOf(ends: Ends, order: CloneOrder): Promise<Made> {
  const { target, from, server } = ends;
  const first = await wayBetween(ends, order);
  const whole = first === 'whole' ? await copyWhole(from.database, target, order.stop) : undefined;
  if (whole) return { stage: whole, way: 'whole', missing: [], notes: [] };
  return byHand(ends, order, first === 'whole' ? await wayByHand(from, server) : first);
}

async function byHand({ source, target, from, there }: Ends, order: CloneOrder, way: Way): Promise<Made> {
  const lost = await lostRoles(from, target);
  const stage = await emptyStage(source, target, there?.filled === false);
  const streaming = { order, source, stage, facts: from, withRoles: lost.length === 0 };
  try {
    const missing = way === 'stream' ? await streamClone(streaming) : await byPrograms(streaming);
    const notes =
      lost.length === 0
        ? []
        : [`owners and privileges stay behind: ${target.user} can give nothing to ${lost.join(', ')} there`];
    return { stage, way, missing, notes };
  } catch (error) {
    await dropStage(stage).catch(() => undefined);
    throw error;
  }
}

async function byPrograms(streaming: Parameters<typeof streamClone>[0]): Promise<readonly string[]> {
  const { order, source, stage, facts, withRoles } = streaming;
  await pipePrograms(order, source, stage, facts, withRoles);
  if (order.schemaOnly) await streamHistory(streaming);
  return [];
}

/** A copy of a database on its own server, under a name of its own. */
export async function stageBeside(order: CloneOrder): Promise<Stage> {
  return (await stageOf(await endsOf(order), order)).stage;
}

async function make(order: CloneOrder): Promise<CloneOutcome> {
  const ends = await endsOf(order);
  const { target, there } = ends;
  if (there) await refuseInUse(target);
  const { stage, way, missing, notes } = await stageOf(ends, order);
  try {
    await takePlace(stage, target, there !== undefined);
  } catch (error) {
    await dropStage(stage).catch(() => undefined);
    throw error;
  }
  return { way: ways[way], missing, notes, bytes: (await factsOf(target)).bytes };
}

async function same(source: PostgresTarget, target: PostgresTarget): Promise<boolean> {
  const [one, other] = [await factsIfAny(source), await factsIfAny(target)];
  return (
    one !== undefined && other !== undefined && one.server === other.server && one.database === other.database
  );
}

/** Copies of PostgreSQL databases: whole by the server, by its own programs, or as a stream of our own. */
export const postgresClones: Clones = {
  same: (source, target) => same(postgresTarget(source), postgresTarget(target)),
  contents: async (target) => {
    const facts = await factsIfAny(postgresTarget(target));
    return facts ? contentsOf(facts) : 'absent';
  },
  way: async (order) => ways[await wayBetween(await endsOf(order), order)],
  make,
};
