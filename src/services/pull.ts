import { validateDeclaration } from '../domain/declaration/validate.js';
import type { Declaration } from '../domain/declaration/declaration.js';
import type { Unheld } from '../domain/declaration/unheld.js';
import { unheldIn } from '../domain/declaration/unheld.js';
import { SchemactlError } from '../domain/error.js';
import type { Engine, OpenOptions, ShadowPlace } from './ports/engine.js';
import type { WriteOptions, WrittenModels } from './ports/models.js';
import type { Ports } from './ports/ports.js';
import type { Scope } from './ports/session.js';
import { loadSource } from './sources/load-source.js';
import type { SourceSpec } from './sources/source.js';

/** Where models are written: a file, or a folder with a file for each table and view. */
export interface PullPlace {
  readonly path: string;
  readonly layout: WriteOptions['layout'];
  readonly join: (folder: string, file: string) => string;
}

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
  const declaration = engine.raise(state);
  validateDeclaration(declaration);
  const unheld = unheldIn(engine.lower(declaration), state);
  const files = write(ports, engine, declaration, unheld, input);
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

interface Saved {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

/** Looks at all files before it writes the first. */
async function save(
  ports: Ports,
  files: readonly WrittenModels[],
  out: PullPlace,
  { force, renew = false }: Pick<PullInput, 'force' | 'renew'>,
): Promise<Saved> {
  const placed = files.map(({ name, text }) => ({
    path: out.layout === 'file' ? out.path : out.join(out.path, name),
    text,
  }));
  const present = new Map<string, string>();
  for (const { path } of placed) {
    if ((await ports.files.kind(path)) !== undefined) present.set(path, await ports.files.read(path));
  }
  const removed = out.layout === 'folder' ? await stale(ports, out.path, placed) : [];
  const changed = placed.filter(({ path, text }) => present.get(path) !== text);
  const over = [...changed.map(({ path }) => path).filter((path) => present.has(path)), ...removed];
  const foreign = renew ? over.filter((path) => isForeign(ports, present.get(path))) : over;
  if (foreign.length > 0 && !force) throw refuse(foreign);
  for (const { path, text } of changed) await ports.files.replace(path, text);
  for (const path of removed) await ports.files.remove(path);
  const written = changed.map(({ path }) => path);
  const unchanged = placed.map(({ path }) => path).filter((path) => !written.includes(path));
  return { written, unchanged, removed };
}

/** What is removed is an earlier pull's, and not among what was read. */
const isForeign = (ports: Ports, text: string | undefined): boolean =>
  text !== undefined && !ports.models.isWritten(text);

/** The files of an earlier pull that this one has no use for; all others in the folder are none of ours. */
async function stale(
  ports: Ports,
  folder: string,
  placed: readonly { readonly path: string }[],
): Promise<readonly string[]> {
  const wanted = new Set(placed.map(({ path }) => path));
  const found: string[] = [];
  for (const { path } of (await ports.files.list(folder)) ?? []) {
    if (wanted.has(path) || !/\.ts$/.test(path)) continue;
    if (ports.models.isWritten(await ports.files.read(path))) found.push(path);
  }
  return found;
}

function refuse(paths: readonly string[]): SchemactlError {
  const [first, ...more] = paths;
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return new SchemactlError('DESTRUCTIVE', `${first}${others} holds something else`, {
    hint: 'Nothing was written. --force writes over it, --out PATH writes elsewhere, --stdout only shows the models.',
    place: { file: first },
  });
}
