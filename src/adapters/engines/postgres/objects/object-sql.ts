import { SchemactlError } from '../../../../domain/error.js';
import type { Embedding, Sides, Way } from '../../../../domain/plan/dialect.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';

/** All the SQL of one kind of object: how it is made, dropped, altered and renamed. */
export interface ObjectSql<Kind extends SchemaObject> {
  /** Whether its parent's CREATE carries it; absent: never. */
  embeds?(object: Kind): Embedding;
  /** The names it takes while it stands; absent: none that another kind could want. */
  occupies?(object: Kind): readonly string[];
  /** How an alter of it is carried out. */
  way(before: Kind, after: Kind, sides: Sides): Way;
  /** `embedded` are the objects that the same statements must make too. */
  create(object: Kind, embedded: readonly SchemaObject[], sides: Sides): readonly Statement[];
  drop(object: Kind, sides: Sides): readonly Statement[];
  alter(before: Kind, after: Kind, sides: Sides): readonly Statement[];
  rename(before: Kind, after: Kind, sides: Sides): readonly Statement[];
}

/** For a change that can't arise. */
export function never(why: string): never {
  throw new SchemactlError('INTERNAL', why);
}

/** Whether the two lists of names are the same. */
export function sameNames(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}
