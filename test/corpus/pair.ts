import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

const role = z.object({ name: z.string(), options: z.string().optional() });

const pair = z.object({
  id: z.string(),
  engine: z.enum(['postgres', 'sqlite', 'mysql']),
  before: z.string(),
  after: z.string(),
  /** Runs first on either side. */
  setup: z.string().default(''),
  roles: z.array(role).default([]),
  needs: z.array(z.string()).default([]),
  /** Rows for either side, which must live through the way up and the way down. */
  seed_before: z.string().optional(),
  seed_after: z.string().optional(),
  /** `a.b->a.c`: what was renamed, which two states cannot say. */
  renames: z.array(z.string()).default([]),
  /** The two scripts say the same: there must be no difference. */
  noop: z.boolean().default(false),
  kinds: z.array(z.string()).default([]),
});

/** Two schemas of one engine as scripts, to be led from one to the other and back. */
export type Pair = z.infer<typeof pair>;

const faults = z.record(z.string(), z.string());

/**
 * Reads pairs, one JSON document a line, or a script of SQL, which is a pair of nothing and itself; its engine is the name
 * of its folder. Throws an Error that names file and line.
 */
export function readPairs(file: string): readonly Pair[] {
  const text = readFileSync(file, 'utf8');
  return file.endsWith('.sql') ? [wholeSchema(file, text)] : readLines(file, text);
}

function wholeSchema(file: string, after: string): Pair {
  const engine = basename(dirname(file));
  const found = pair.safeParse({ id: `${engine}/${basename(file, '.sql')}`, engine, before: '', after });
  if (found.success) return found.data;
  throw new Error(`${file}: its folder is not named as an engine`);
}

function readLines(file: string, text: string): readonly Pair[] {
  return text
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, `${file}:${index + 1}`)]));
}

function parseLine(line: string, place: string): Pair {
  try {
    return pair.parse(JSON.parse(line));
  } catch (error) {
    const problem = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(`${place} is not a pair: ${problem}`);
  }
}

/** A pair of two scripts and nothing else. */
export function plainPair(id: string, engine: Pair['engine'], before: string, after: string): Pair {
  return pair.parse({ id, engine, before, after });
}

/** The pairs from elsewhere that are known to be wrong themselves, and why. */
export const faultsFile = join(__dirname, 'faults.json');

/** Reads `{"id": "reason"}`: the pairs that can't be right themselves. An id may end in `*`. */
export function readFaults(file: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(faults.parse(JSON.parse(readFileSync(file, 'utf8')))));
}

/** Why a pair is known to be wrong itself, if it is. */
export function faultOf(known: ReadonlyMap<string, string>, id: string): string | undefined {
  for (const [name, reason] of known) {
    if (name === id || (name.endsWith('*') && id.startsWith(name.slice(0, -1)))) return reason;
  }
  return undefined;
}
