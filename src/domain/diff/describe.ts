import { differingFacets } from '../schema/equal.js';
import type { ObjectId } from '../schema/id.js';
import { pathText } from '../schema/id.js';
import type { SchemaObject } from '../schema/object.js';
import { nameOf } from '../schema/object.js';
import { everyone, ownerRole } from '../schema/objects/access.js';
import type { DefaultPrivilege, Grant } from '../schema/objects/access.js';
import type { Change } from './change.js';

const longest = 60;

/** An object as a reader is told of it: its kind and its path (`primary key public.users`). */
export function describeObject(object: SchemaObject): string {
  switch (object.kind) {
    case 'comment':
      return `comment on ${subjectText(object.path)}`;
    case 'owner':
      return `owner of ${subjectText(object.path)}`;
    case 'extension-dependency':
      return `${subjectText(object.path.slice(0, -1))} going with extension ${pathText([nameOf(object)])}`;
    case 'grant':
      return describeGrant(object);
    case 'default-privilege':
      return describeDefaultPrivilege(object);
    default:
      return `${object.kind.replaceAll('-', ' ')} ${pathText(object.path)}`;
  }
}

function subjectText([subject = '', ...path]: readonly string[]): string {
  return `${subject.replaceAll('-', ' ')} ${pathText(path)}`;
}

function grantee(role: string): string {
  if (role === ownerRole) return 'its owner';
  return role === everyone ? 'everyone' : pathText([role]);
}

function describeGrant({ path, on, role, grantor }: Grant): string {
  const subject = on ?? subjectText(path.slice(0, grantor === undefined ? -1 : -2));
  const by = grantor === undefined ? '' : ` by ${pathText([grantor])}`;
  return `grant on ${subject} to ${grantee(role)}${by}`;
}

function describeDefaultPrivilege({ on, schema, role, maker }: DefaultPrivilege): string {
  const place = schema === undefined ? '' : ` in ${pathText([schema])}`;
  const who = maker === ownerRole ? '' : ` of ${pathText([maker])}`;
  return `default privileges on new ${on.replaceAll('-', ' ')}s${place}${who} for ${grantee(role)}`;
}

function shown(value: unknown): string {
  if (value === undefined) return 'none';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const line = text.replace(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

function facetChange(before: SchemaObject, after: SchemaObject, facet: string): string {
  const left = (before as unknown as Readonly<Record<string, unknown>>)[facet];
  const right = (after as unknown as Readonly<Record<string, unknown>>)[facet];
  if (typeof right === 'boolean' && left === !right) return right ? facet : `not ${facet}`;
  return `${facet} ${shown(left)} -> ${shown(right)}`;
}

/** One change in one line of words, without a line break whatever the names hold. */
export function describeChange(change: Change): string {
  switch (change.verb) {
    case 'create':
    case 'drop':
      return oneLine(`${change.verb} ${describeObject(change.object)}`);
    case 'alter': {
      const facets = differingFacets(change.before, change.after);
      const words = facets.map((facet) => facetChange(change.before, change.after, facet));
      return oneLine(`alter ${describeObject(change.after)}: ${words.join(', ')}`);
    }
    case 'rename':
      return oneLine(`rename ${describeObject(change.before)} to ${nameOf(change.after)}`);
  }
}

/** Control characters and bidirectional marks would let a name forge other lines. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

/** The changes worth a line of their own: what comes or goes with its parent is left out. */
export function headlines(changes: readonly Change[]): readonly Change[] {
  const coming = new Set<ObjectId>();
  const going = new Set<ObjectId>();
  for (const change of changes) {
    if (change.verb === 'create') coming.add(change.object.id);
    if (change.verb === 'drop') going.add(change.object.id);
  }
  return changes.filter((change) => {
    if (change.verb !== 'create' && change.verb !== 'drop') return !isColumnOrderAlone(change);
    const { parent } = change.object;
    return parent === undefined || !(change.verb === 'create' ? coming : going).has(parent);
  });
}

/** The order of columns follows from the columns that come and go; it is worth a line only when nothing else says it. */
function isColumnOrderAlone(change: Change): boolean {
  if (change.verb !== 'alter' || change.after.kind !== 'table' || change.before.kind !== 'table')
    return false;
  const facets = differingFacets(change.before, change.after);
  if (facets.length !== 1 || facets[0] !== 'columnOrder') return false;
  const before = new Set(change.before.columnOrder);
  const after = new Set(change.after.columnOrder);
  return before.size !== after.size || [...before].some((name) => !after.has(name));
}
