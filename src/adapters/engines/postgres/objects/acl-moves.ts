import type { Privileges } from './acl.js';

/** What leads from one set of privileges to another; each list is words for one GRANT or REVOKE. */
export interface Moves {
  readonly revoke: readonly string[];
  /** Kept, but no longer to be passed on. */
  readonly revokeOption: readonly string[];
  readonly grant: readonly string[];
  readonly grantWithOption: readonly string[];
}

const none: Moves = { revoke: [], revokeOption: [], grant: [], grantWithOption: [] };

/** Privileges by their words, each with whether it may be passed on. */
function parse(privileges: Privileges): ReadonlyMap<string, boolean> {
  return new Map(privileges.map((each) => [each.replace(/\*$/, ''), each.endsWith('*')]));
}

function words(
  privileges: ReadonlyMap<string, boolean>,
  wanted: (word: string, option: boolean) => boolean,
): readonly string[] {
  return [...privileges].filter(([word, option]) => wanted(word, option)).map(([word]) => word);
}

function between(from: ReadonlyMap<string, boolean>, to: ReadonlyMap<string, boolean>): Moves {
  return {
    revoke: words(from, (word) => !to.has(word)),
    revokeOption: words(from, (word, option) => option && to.get(word) === false),
    grant: words(to, (word, option) => !option && !from.has(word)),
    grantWithOption: words(to, (word, option) => option && from.get(word) !== true),
  };
}

/** How privileges become others. `ALL` is a word of its own, since servers know more or fewer of them. */
export function movesOf(before: Privileges, after: Privileges): Moves {
  const [from, to] = [parse(before), parse(after)];
  if (from.has('ALL') === to.has('ALL')) return between(from, to);
  if (from.has('ALL')) return { ...between(new Map(), to), revoke: ['ALL'] };
  const passes = to.get('ALL') === true;
  return {
    ...none,
    revokeOption: passes ? [] : words(from, (_word, option) => option),
    grant: passes ? [] : ['ALL'],
    grantWithOption: passes ? ['ALL'] : [],
  };
}

/** The same moves where it isn't known what is there: what might be too much goes, and all that is wanted is given. */
export function movesFromAny(befores: readonly Privileges[], after: Privileges): Moves {
  const [first = [], ...others] = befores;
  const moves = befores.map((before) => movesOf(before, after));
  if (others.every((each) => each.join() === first.join())) return moves[0] ?? none;
  const union = (key: keyof Moves): readonly string[] => [...new Set(moves.flatMap((each) => each[key]))];
  return {
    revoke: union('revoke'),
    revokeOption: union('revokeOption'),
    grant: union('grant'),
    grantWithOption: union('grantWithOption'),
  };
}

/** Whether anything is taken away. */
export function takesAway({ revoke, revokeOption }: Moves): boolean {
  return revoke.length > 0 || revokeOption.length > 0;
}

/** The statements of the moves: `on` is what follows ON, `column` the column meant, `role` is in the words of DDL. */
export function moveTexts(
  moves: Moves,
  { on, column, role }: { readonly on: string; readonly column?: string | undefined; readonly role: string },
): readonly string[] {
  const list = (each: readonly string[]): string =>
    each.map((word) => (column === undefined ? word : `${word} (${column})`)).join(', ');
  const { revoke, revokeOption, grant, grantWithOption } = moves;
  return [
    ...(revoke.length > 0 ? [`REVOKE ${list(revoke)} ON ${on} FROM ${role}`] : []),
    ...(revokeOption.length > 0
      ? [`REVOKE GRANT OPTION FOR ${list(revokeOption)} ON ${on} FROM ${role}`]
      : []),
    ...(grant.length > 0 ? [`GRANT ${list(grant)} ON ${on} TO ${role}`] : []),
    ...(grantWithOption.length > 0
      ? [`GRANT ${list(grantWithOption)} ON ${on} TO ${role} WITH GRANT OPTION`]
      : []),
  ];
}
