import type { RevisionHeader } from './headers.js';
import type { Named } from './point.js';

/** The key of the header that names what a revision was made after: `-- schemactl:after 20260101120000`. */
export const afterKey = 'after';

/** A revision file, as far as its descent needs to know it. */
export interface Descendant extends Named {
  readonly headers: readonly RevisionHeader[];
}

/** What follows what: of each revision, by its version, those that it was made after. */
export interface Lineage<Revision extends Named = Named> {
  readonly revisions: readonly Revision[];
  readonly parents: ReadonlyMap<string, readonly string[]>;
}

/** Where one line of revisions parts into several. */
export interface Branching<Revision extends Named = Named> {
  readonly from: Revision;
  readonly into: readonly Revision[];
}

/**
 * The descent of revision files. A header says what a revision was made after; without one, or where what it names is
 * gone, a revision follows everything that stands before it, so that files without headers form one line.
 */
export function lineageOf<Revision extends Descendant>(revisions: readonly Revision[]): Lineage<Revision> {
  const parents = new Map<string, readonly string[]>();
  let heads: readonly string[] = [];
  for (const { version, headers } of revisions) {
    const named = headers.filter(({ key }) => key === afterKey).flatMap(({ value }) => value.split(/\s+/));
    const known = named.filter((each) => parents.has(each));
    const follows = known.length > 0 && known.length === named.length ? known : heads;
    parents.set(version, follows);
    heads = [...heads.filter((head) => !follows.includes(head)), version];
  }
  return { revisions, parents };
}

/** The revisions that none follows, in the order of their files: one, unless lines stand side by side. */
export function headsOf<Revision extends Named>({
  revisions,
  parents,
}: Lineage<Revision>): readonly Revision[] {
  const followed = new Set([...parents.values()].flat());
  return revisions.filter(({ version }) => !followed.has(version));
}

/** Where lines part. */
export function branchingsOf<Revision extends Named>({
  revisions,
  parents,
}: Lineage<Revision>): readonly Branching<Revision>[] {
  return revisions.flatMap((from) => {
    const into = revisions.filter(({ version }) => parents.get(version)?.includes(from.version));
    return into.length > 1 ? [{ from, into }] : [];
  });
}

/** A revision and all that it follows, by their versions. */
export function ancestry({ parents }: Lineage, version: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [version];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(parents.get(next) ?? []));
  }
  return found;
}

/** Two lines side by side: what both follow, and what each has of its own, in the order of the files. */
export interface Fork<Revision extends Named = Named> {
  readonly common: readonly Revision[];
  readonly lines: readonly [readonly Revision[], readonly Revision[]];
}

/** The fork between two heads. */
export function forkOf<Revision extends Named>(
  lineage: Lineage<Revision>,
  a: Revision,
  b: Revision,
): Fork<Revision> {
  const [left, right] = [ancestry(lineage, a.version), ancestry(lineage, b.version)];
  const { revisions } = lineage;
  const only = (mine: ReadonlySet<string>, other: ReadonlySet<string>): readonly Revision[] =>
    revisions.filter(({ version }) => mine.has(version) && !other.has(version));
  return {
    common: revisions.filter(({ version }) => left.has(version) && right.has(version)),
    lines: [only(left, right), only(right, left)],
  };
}
