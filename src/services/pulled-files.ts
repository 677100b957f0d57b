import { SchemactlError } from '../domain/error.js';
import type { WriteOptions, WrittenModels } from './ports/models.js';
import type { Ports } from './ports/ports.js';

/** Where models are written: a file, or a folder with a file for each table and view. */
export interface PullPlace {
  readonly path: string;
  readonly layout: WriteOptions['layout'];
  readonly join: (folder: string, file: string) => string;
}

/** What was done to the files of a pull. */
export interface Saved {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

/** Writes models, after a look at all files that are there. Throws DESTRUCTIVE where one holds something else. */
export async function save(
  ports: Ports,
  files: readonly WrittenModels[],
  out: PullPlace,
  { force, renew = false }: { readonly force: boolean; readonly renew?: boolean | undefined },
): Promise<Saved> {
  const placed = placedIn(out, files);
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

interface PlacedModels {
  readonly path: string;
  readonly text: string;
}

const placedIn = (out: PullPlace, files: readonly WrittenModels[]): readonly PlacedModels[] =>
  files.map(({ name, text }) => ({
    path: out.layout === 'file' ? out.path : out.join(out.path, name),
    text,
  }));

/**
 * Throws DESTRUCTIVE where a file in the place of models was not written by a pull, or is not what one writes `now`:
 * then somebody has edited it. In a folder, files that no pull has written are none of ours.
 */
export async function refuseEdited(
  ports: Ports,
  out: PullPlace,
  now: () => Promise<readonly WrittenModels[]>,
): Promise<void> {
  const present = await filesAt(ports, out);
  const foreign = present.find(({ text }) => !ports.models.isWritten(text));
  if (foreign && out.layout === 'file') throw keep(foreign.path, 'was not written by pull');
  const pulled = present.filter(({ text }) => ports.models.isWritten(text));
  if (pulled.length === 0) return;
  const texts = new Map(placedIn(out, await now()).map(({ path, text }) => [path, text]));
  const edited = pulled.find(({ path, text }) => texts.get(path) !== text);
  if (edited)
    throw keep(edited.path, 'is not what pull would write now: it was edited, or is of another state');
}

async function filesAt(ports: Ports, out: PullPlace): Promise<readonly PlacedModels[]> {
  const isThere = (await ports.files.kind(out.path)) !== undefined;
  const paths =
    out.layout === 'file'
      ? isThere
        ? [out.path]
        : []
      : ((await ports.files.list(out.path)) ?? [])
          .map(({ path }) => path)
          .filter((path) => /\.ts$/.test(path));
  return Promise.all(paths.map(async (path) => ({ path, text: await ports.files.read(path) })));
}

function keep(path: string, why: string): SchemactlError {
  return new SchemactlError('DESTRUCTIVE', `${path} ${why}`, {
    hint: 'Nothing was applied. --force writes over it, --out PATH writes elsewhere.',
    place: { file: path },
  });
}
