import { SchemactlError } from '../error.js';

/** A revision file by all that a dependency may call it. */
export interface NamedRevision {
  readonly version: string;
  readonly name: string;
  readonly file: string;
}

/** A code revision with what it says it depends on: versions, names, or both as in the name of the file. */
export interface DependentRevision extends NamedRevision {
  readonly dependencies: readonly string[];
}

const bad = (message: string, hint: string, file: string): SchemactlError =>
  new SchemactlError('BAD_FILE', message, { hint, place: { file } });

/**
 * Checks that every dependency is a file that runs earlier; `files` are all revisions in their order. Throws BAD_FILE
 * for one that is missing, means several files, or runs later, and for a cycle, which is told as its path.
 */
export function checkDependencies(
  dependents: readonly DependentRevision[],
  files: readonly NamedRevision[],
): void {
  const edges = new Map<NamedRevision, readonly NamedRevision[]>();
  for (const dependent of dependents) {
    const self = files.find(({ file }) => file === dependent.file) ?? dependent;
    edges.set(
      self,
      dependent.dependencies.map((text) => resolve(text, dependent, files)),
    );
  }
  refuseCycle(edges);
  refuseLater(edges, files);
}

function resolve(text: string, { file }: DependentRevision, files: readonly NamedRevision[]): NamedRevision {
  const byVersion = files.find(({ version }) => version === text);
  const found = byVersion ? [byVersion] : files.filter((each) => isCalled(each, text));
  const [first, second] = found;
  if (!first) {
    throw bad(
      `${file} depends on ${text}, and there is no such revision`,
      'A dependency is the version of a file, its name, or both: 20260101120000, add_users.',
      file,
    );
  }
  if (!second) return first;
  const names = found.map((each) => each.file).join(' and ');
  throw bad(`${file} depends on ${text}, which may be ${names}`, 'Say it with the version.', file);
}

function isCalled({ version, name, file }: NamedRevision, text: string): boolean {
  return text === name || text === file || text === `${version}_${name}`;
}

type Edges = ReadonlyMap<NamedRevision, readonly NamedRevision[]>;

function refuseCycle(edges: Edges): void {
  const done = new Set<NamedRevision>();
  const walk = (at: NamedRevision, trail: readonly NamedRevision[]): void => {
    const start = trail.indexOf(at);
    if (start !== -1) throw cycle([...trail.slice(start), at]);
    if (done.has(at)) return;
    for (const next of edges.get(at) ?? []) walk(next, [...trail, at]);
    done.add(at);
  };
  for (const revision of edges.keys()) walk(revision, []);
}

function cycle(path: readonly NamedRevision[]): SchemactlError {
  const files = path.map(({ file }) => file);
  const [first = ''] = files;
  return bad(
    `${first} depends on itself: ${files.join(' -> ')}`,
    'Take one of these dependencies out.',
    first,
  );
}

function refuseLater(edges: Edges, files: readonly NamedRevision[]): void {
  for (const [revision, needed] of edges) {
    const later = needed.find((each) => files.indexOf(each) > files.indexOf(revision));
    if (!later) continue;
    throw bad(
      `${revision.file} depends on ${later.file}, which runs after it`,
      'Files run in the order of their names: give the one that depends on the other a later version.',
      revision.file,
    );
  }
}
