import { SchemactlError } from '../../../domain/error.js';
import { objectId } from '../../../domain/schema/id.js';
import { isObjectKind } from '../../../domain/schema/object.js';
import type { SchemaObject } from '../../../domain/schema/object.js';
import { schemaState } from '../../../domain/schema/state.js';
import { isConflicted, stateFileVersion } from '../../../domain/schema/state-file.js';
import type { StoredState } from '../../../domain/schema/state-file.js';
import { facetFault } from './facets.js';
import type * as Zod from 'zod';

const zod = (): typeof Zod => require('zod') as typeof Zod;

interface Checked {
  readonly schemactl: number;
  readonly engine: string;
  readonly revisions?: readonly string[] | undefined;
  readonly objects: readonly SchemaObject[];
  readonly unmanaged: readonly { readonly kind: string; readonly name: string }[];
}

/** What every object has, whatever its kind. */
function stateSchema(): Zod.ZodType<Checked> {
  const { z } = zod();
  const object = z
    .looseObject({
      kind: z.string().refine(isObjectKind, 'is no kind of object that this version knows'),
      id: z.string(),
      path: z.array(z.string()).min(1),
      parent: z.string().optional(),
      needs: z.array(z.string()),
    })
    .refine(
      ({ kind, id, path }) => id === objectId(kind, path),
      'its id does not follow from its kind and path',
    );
  return z.strictObject({
    schemactl: z.number().int(),
    engine: z.string(),
    revisions: z.array(z.string()).optional(),
    objects: z.array(object),
    unmanaged: z.array(z.strictObject({ kind: z.string(), name: z.string() })),
  }) as unknown as Zod.ZodType<Checked>;
}

/** Reads the text of a file that holds a SchemaState. Throws BAD_SOURCE naming the key, or the newer version. */
export function parseState(text: string, file: string): StoredState {
  const value = parseJson(text, file);
  const version =
    typeof value === 'object' && value !== null && 'schemactl' in value ? value.schemactl : undefined;
  if (typeof version === 'number' && version > stateFileVersion) {
    throw bad(
      file,
      `it was written by a newer schemactl (format ${version})`,
      'Update schemactl to read it.',
    );
  }
  if (version === undefined) {
    throw bad(
      file,
      'it has no key "schemactl"',
      'Another tool may have written it: move its files away, or keep those of schemactl in a directory of their own.',
    );
  }
  const result = stateSchema().safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw bad(file, `${issue?.path.join('.') || 'the document'}: ${issue?.message ?? 'is wrong'}`);
  }
  const { engine, revisions, objects, unmanaged } = result.data;
  const fault = facetFault(zod(), objects);
  if (fault !== undefined) throw bad(file, fault);
  const state = schemaState(engine, objects, unmanaged);
  if (state.objects.size !== objects.length) throw bad(file, 'an object stands in it twice');
  return { state, revisions };
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const hint = isConflicted(text) ? 'It holds an unresolved merge conflict.' : undefined;
    throw bad(file, 'it is not JSON', hint);
  }
}

function bad(file: string, message: string, hint?: string): SchemactlError {
  return new SchemactlError('BAD_SOURCE', `${file} is no schema state: ${message}`, {
    hint,
    place: { file },
  });
}
