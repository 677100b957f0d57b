import { validateDeclaration } from '../domain/declaration/validate.js';
import type { Declaration } from '../domain/declaration/declaration.js';
import type { Unheld } from '../domain/declaration/unheld.js';
import { unheldIn } from '../domain/declaration/unheld.js';
import type { SchemaState } from '../domain/schema/state.js';
import type { Engine, OpenOptions, ShadowPlace } from './ports/engine.js';
import type { WrittenModels } from './ports/models.js';
import type { Ports } from './ports/ports.js';
import type { Scope } from './ports/session.js';
import { refuseEdited, save } from './pulled-files.js';
import type { PullPlace } from './pulled-files.js';
import { loadSource } from './sources/load-source.js';
import type { SourceSpec } from './sources/source.js';

export type { PullPlace } from './pulled-files.js';

export interface PullInput {
  readonly from: SourceSpec;
  readonly engine: string;
  readonly place: ShadowPlace;
  readonly scope: Scope;
  readonly open: OpenOptions;
  readonly cwd: string;
  /** Absent: nothing is written, the text alone is given. */
  readonly out: PullPlace | undefined;
  /** Write over files that hold something else. */
  readonly force: boolean;
  /** Write over files that an earlier pull wrote, and over no others. */
  readonly renew?: boolean | undefined;
  /** Whether the Files port is one that writes nothing. */
  readonly dryRun?: boolean | undefined;
}

export interface PullResult {
  readonly engine: string;
  readonly from: string;
  readonly tables: number;
  readonly views: number;
  readonly enums: number;
  readonly sequences: number;
  readonly written: readonly string[];
  /** Files that hold these very models already. */
  readonly unchanged: readonly string[];
  /** Files of an earlier pull whose table or view is gone. */
  readonly removed: readonly string[];
  /** What models have no words for. */
  readonly unheld: readonly Unheld[];
  /** The models themselves, where nothing was to be written. */
  readonly text?: string | undefined;
  readonly dryRun: boolean;
}

/**
 * Writes models that say what a database (or any other source) holds, so that a check of the two finds no difference.
 * What models have no words for is named in them and in the result. Throws DESTRUCTIVE where a file holds something
 * else.
 */
export async function pull(ports: Ports, input: PullInput): Promise<PullResult> {
  const engine = ports.engine(input.engine);
  const { state, label } = await loadSource(ports, input.from, { ...input, engine });
  const { declaration, unheld, files } = modelsOf(ports, engine, state, input);
  const done = input.out ? await save(ports, files, input.out, input) : undefined;
  return {
    engine: engine.name,
    from: label,
    tables: declaration.tables.length,
    views: declaration.views.length,
    enums: declaration.enums.length,
    sequences: declaration.sequences.length,
    written: done?.written ?? [],
    unchanged: done?.unchanged ?? [],
    removed: done?.removed ?? [],
    unheld,
    dryRun: input.dryRun === true,
    ...(!done && { text: files[0]?.text ?? '' }),
  };
}

/**
 * Looks whether models that a pull will write anew later are as it would write them now. Throws DESTRUCTIVE for those
 * that are not: somebody has edited them since they were written, or written them himself.
 */
export async function expectRenewable(
  ports: Ports,
  input: PullInput & { readonly out: PullPlace },
): Promise<void> {
  if (input.force) return;
  await refuseEdited(ports, input.out, async () => {
    const engine = ports.engine(input.engine);
    const { state } = await loadSource(ports, input.from, { ...input, engine });
    return modelsOf(ports, engine, state, input).files;
  });
}

interface PulledModels {
  readonly declaration: Declaration;
  readonly unheld: readonly Unheld[];
  readonly files: readonly WrittenModels[];
}

function modelsOf(ports: Ports, engine: Engine, state: SchemaState, input: PullInput): PulledModels {
  const declaration = engine.raise(state);
  validateDeclaration(declaration);
  const unheld = unheldIn(engine.lower(declaration), state);
  return { declaration, unheld, files: write(ports, engine, declaration, unheld, input) };
}

/** An empty database has no models, and a module without tables is no model. */
function write(
  ports: Ports,
  engine: Engine,
  declaration: Declaration,
  unheld: readonly Unheld[],
  { out }: PullInput,
): readonly WrittenModels[] {
  const { tables, views, enums, sequences } = declaration;
  if (tables.length + views.length + enums.length + sequences.length === 0) return [];
  return ports.models.write(declaration, {
    engine: engine.name,
    layout: out?.layout ?? 'file',
    unheld: unheld.map(({ text }) => text),
  });
}
