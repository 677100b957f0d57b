import type { Declaration, DeclaredTable } from '../../../../domain/declaration/declaration.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Naming } from './naming.js';
import { namingOf } from './naming.js';
import { schemaOf } from './place.js';

/** What lowering one object must know of all the others. */
export interface Context {
  readonly naming: Naming;
  readonly tables: ReadonlyMap<ObjectId, DeclaredTable>;
  readonly enums: ReadonlySet<ObjectId>;
}

/** Looks over a declaration once. */
export function contextOf(declaration: Declaration): Context {
  const { tables, enums } = declaration;
  return {
    naming: namingOf(declaration),
    tables: new Map(tables.map((table) => [objectId('table', [schemaOf(table), table.name]), table])),
    enums: new Set(enums.map((type) => objectId('enum', [schemaOf(type), type.name]))),
  };
}

/** Whatever lies in a named schema needs it; `public` is always there. */
export function schemaNeeds(path: readonly string[]): readonly ObjectId[] {
  const [schema = 'public'] = path;
  return schema === 'public' ? [] : [objectId('schema', [schema])];
}

/** The comment on an object as an object of its own; an empty text is none, as on the server. */
export function commentOf(subject: SchemaObject, text: string | undefined): readonly SchemaObject[] {
  if (text === undefined || text === '') return [];
  const path = [subject.kind, ...subject.path];
  return [{ kind: 'comment', id: objectId('comment', path), path, parent: subject.id, needs: [], text }];
}
