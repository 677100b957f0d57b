import type { SchemaObject } from '../../../domain/schema/object.js';
import type * as Zod from 'zod';

type Kinds = Partial<Record<SchemaObject['kind'], Zod.ZodType>>;

/** The facets without which a kind makes no sense to any engine; what else it has is the engine's to judge. */
function shapes({ z }: typeof Zod): Kinds {
  const text = z.string();
  const texts = z.array(text);
  const flag = z.boolean();
  const maybe = { text: text.optional(), texts: texts.optional() };
  const shape = (facets: Zod.ZodRawShape): Zod.ZodType => z.looseObject(facets);
  const key = shape({ parent: text, columns: texts, name: maybe.text, options: maybe.texts });
  const written = shape({ definition: text });
  const options = { start: text, increment: text, min: text, max: text, cache: text, cycle: flag };
  return {
    table: shape({ options: maybe.texts, columnOrder: maybe.texts, partitionBy: maybe.text }),
    column: shape({
      parent: text,
      type: text,
      nullable: flag,
      ordinal: z.number().optional(),
      collation: maybe.text,
      generated: shape({ expression: text, stored: flag }).optional(),
      identity: shape({ generation: z.enum(['always', 'by default']) }).optional(),
    }),
    default: shape({ parent: text, expression: text }),
    'primary-key': key,
    unique: key,
    check: shape({ parent: text, expression: text }),
    exclusion: shape({ parent: text, definition: text }),
    'foreign-key': shape({
      parent: text,
      columns: texts,
      references: texts,
      referencedColumns: texts,
      onDelete: text,
      onUpdate: text,
    }),
    index: shape({
      parent: text,
      unique: flag,
      keys: z.array(shape({ column: maybe.text, expression: maybe.text })),
      where: maybe.text,
    }),
    view: written,
    'materialized-view': written,
    rule: written,
    trigger: written,
    'event-trigger': written,
    enum: shape({ values: texts }),
    sequence: shape({ type: text, ...options }),
    extension: shape({ schema: text }),
    comment: shape({ text }),
  };
}

/** What is wrong with the objects of a stored state beside what all objects have, as a key and why; undefined if nothing. */
export function facetFault(zod: typeof Zod, objects: readonly SchemaObject[]): string | undefined {
  const byKind = shapes(zod);
  const ids = new Set(objects.map(({ id }) => id));
  for (const [index, object] of objects.entries()) {
    const schema = byKind[object.kind];
    const issue = schema?.safeParse(object).error?.issues[0];
    if (issue) return `${['objects', index, ...issue.path].join('.')} (${object.id}): ${issue.message}`;
    const isPart = object.kind === 'column' || object.kind === 'primary-key' || object.kind === 'index';
    if (isPart && !ids.has(object.parent ?? ''))
      return `objects.${index} (${object.id}): ${object.parent ?? 'its parent'} is not there`;
  }
  return undefined;
}
