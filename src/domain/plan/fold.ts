import { SchemactlError } from '../error.js';
import type { ObjectId } from '../schema/id.js';
import type { SchemaObject } from '../schema/object.js';
import { childrenOf } from '../schema/state.js';
import type { SchemaState } from '../schema/state.js';
import type { Dialect, Sides } from './dialect.js';
import type { Work } from './displace.js';
import type { AlterStep, CreateStep, DropStep, RebuildStep, ReleaseStep, Step } from './step.js';

/** The objects that must not be folded into another's statement, because that would make a cycle. */
export interface Loose {
  readonly creates: ReadonlySet<ObjectId>;
  readonly drops: ReadonlySet<ObjectId>;
}

/** Folds the work into steps: children into the statement that carries them, drops into the drop that implies them. */
export function fold(work: Work, sides: Sides, dialect: Dialect, loose: Loose): readonly Step[] {
  const rebuilt = rebuildSteps(work, sides, dialect);
  const covered = new Set<ObjectId>(
    rebuilt.flatMap((step) => [step.after.id, ...step.embedded.map((x) => x.id)]),
  );
  const gone = new Set<ObjectId>(rebuilt.flatMap((step) => step.implied.map((object) => object.id)));
  const creates = new Map(work.creates);
  for (const step of rebuilt) {
    for (const object of step.implied) {
      const again = sides.after.objects.get(object.id);
      if (again && !covered.has(object.id)) creates.set(object.id, again);
    }
  }
  const alters = [...work.alters.values()].filter(
    ({ after }) => !covered.has(after.id) && !gone.has(after.id),
  );
  return [
    ...rebuilt,
    ...alters,
    ...[...work.detours.values()].flatMap(
      ({ before, aside, after, during }): readonly (AlterStep | ReleaseStep)[] => [
        { verb: 'release', before, after: aside, during },
        { verb: 'alter', before: aside, after },
      ],
    ),
    ...dropSteps(new Map([...work.drops].filter(([id]) => !gone.has(id))), sides, dialect, loose),
    ...createSteps(new Map([...creates].filter(([id]) => !covered.has(id))), sides, dialect, loose),
  ];
}

function rebuildSteps(work: Work, sides: Sides, dialect: Dialect): readonly RebuildStep[] {
  return [...work.rebuilds.values()].map(({ before, after }) => ({
    verb: 'rebuild',
    before,
    after,
    embedded: descendants(sides.after, after.id, (child) => dialect.embeds(child, sides.after) !== 'never'),
    implied: descendants(sides.before, before.id, () => true),
  }));
}

function descendants(
  state: SchemaState,
  id: ObjectId,
  wanted: (child: SchemaObject) => boolean,
): readonly SchemaObject[] {
  return childrenOf(state, id)
    .filter(wanted)
    .flatMap((child) => [child, ...descendants(state, child.id, wanted)]);
}

/** Groups objects under the one whose statement serves them all, following `ownerOf` up to its end. */
function grouped(
  objects: ReadonlyMap<ObjectId, SchemaObject>,
  ownerOf: (object: SchemaObject) => ObjectId | undefined,
): ReadonlyMap<ObjectId, readonly SchemaObject[]> {
  const roots = new Map<ObjectId, ObjectId>();
  const rootOf = (object: SchemaObject): ObjectId => {
    const known = roots.get(object.id);
    if (known !== undefined) return known;
    roots.set(object.id, object.id);
    const owner = objects.get(ownerOf(object) ?? '');
    const root = owner ? rootOf(owner) : object.id;
    roots.set(object.id, root);
    return root;
  };
  const groups = new Map<ObjectId, SchemaObject[]>();
  for (const object of objects.values()) {
    const root = rootOf(object);
    const group = groups.get(root) ?? [];
    if (object.id !== root) group.push(object);
    groups.set(root, group);
  }
  return groups;
}

function dropSteps(
  drops: ReadonlyMap<ObjectId, SchemaObject>,
  sides: Sides,
  dialect: Dialect,
  loose: Loose,
): readonly DropStep[] {
  const goesAlone = (id: ObjectId): boolean => loose.drops.has(id) || !drops.has(drops.get(id)?.parent ?? '');
  const ownerOf = (object: SchemaObject): ObjectId | undefined => {
    const isLoose = loose.drops.has(object.id);
    if (!isLoose && object.parent !== undefined && drops.has(object.parent)) return object.parent;
    const above = dialect.goesWith?.(object, sides) ?? [];
    if (above.length > 0 && above.every((id) => drops.has(id) && (!isLoose || goesAlone(id))))
      return above[0];
    if (isLoose) return undefined;
    return object.needs.find((need) => {
      const owner = drops.get(need);
      return owner !== undefined && dialect.impliesDrop(owner, object, sides.before);
    });
  };
  const groups = grouped(drops, ownerOf);
  return [...groups].map(([id, implied]) => ({ verb: 'drop', object: known(drops, id), implied }));
}

function createSteps(
  creates: ReadonlyMap<ObjectId, SchemaObject>,
  sides: Sides,
  dialect: Dialect,
  loose: Loose,
): readonly CreateStep[] {
  const ownerOf = (object: SchemaObject): ObjectId | undefined => {
    if (object.parent === undefined || !creates.has(object.parent) || loose.creates.has(object.id))
      return undefined;
    return dialect.embeds(object, sides.after) === 'never' ? undefined : object.parent;
  };
  const groups = grouped(creates, ownerOf);
  return [...groups].map(([id, embedded]) => ({ verb: 'create', object: known(creates, id), embedded }));
}

function known(objects: ReadonlyMap<ObjectId, SchemaObject>, id: ObjectId): SchemaObject {
  const object = objects.get(id);
  if (!object) throw new SchemactlError('INTERNAL', `no object ${id}`);
  return object;
}
