import type { ObjectId } from '../../../../domain/schema/id.js';
import type { Found } from './catalog.js';
import type { Addresses } from './needs.js';

/** What a comment, a grant or an owner belongs to. */
export interface Subject {
  readonly kind: string;
  readonly path: readonly string[];
  /** The object that it goes with: itself, or for the column of a view that view. */
  readonly parent: ObjectId;
}

/** The subjects by the addresses of their catalog rows. */
export type Subjects = (catalog: string, oid: string, sub: number) => Subject | undefined;

/** Stands for a kind before the kind and path of a key whose index is meant, which is no object of its own. */
export const indexOfKey = 'index-of-key';

const keys: ReadonlySet<string> = new Set(['primary-key', 'unique', 'exclusion']);

/**
 * Finds what stands at an address itself: not what merely brings it along, as a table does its row type; but the
 * index of a key is found. The columns of views and of composite types have no objects of their
 * own.
 */
export function subjectsOf(found: readonly Found[], addresses: Addresses): Subjects {
  const byId = new Map(found.map((each) => [each.object.id, each]));
  return (catalog, oid, sub) => {
    const each = byId.get(addresses.resolve(catalog, oid, sub) ?? '');
    if (!each) return undefined;
    const { object, columns } = each;
    const column = columns?.get(sub);
    if (column !== undefined) return { kind: 'column', path: [...object.path, column], parent: object.id };
    const isOwn = each.addresses[0] === `${catalog}:${oid}:${sub}`;
    if (isOwn) return { kind: object.kind, path: object.path, parent: object.id };
    const isOfKey = catalog === 'pg_class' && keys.has(object.kind);
    return isOfKey ? { kind: indexOfKey, path: [object.kind, ...object.path], parent: object.id } : undefined;
  };
}
