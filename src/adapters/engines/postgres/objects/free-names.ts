import type { Sides } from '../../../../domain/plan/dialect.js';
import { objectId } from '../../../../domain/schema/id.js';

/**
 * The kinds whose names nothing else in their schema may have: relations, and types, as which the rows of relations count.
 * https://www.postgresql.org/docs/current/catalog-pg-class.html
 */
const kinds = [
  'table',
  'view',
  'materialized-view',
  'sequence',
  'index',
  'composite',
  'enum',
  'domain',
  'range',
  'base-type',
] as const;

const stands = (path: readonly string[], { before, after }: Sides): boolean =>
  kinds.some((kind) => [before, after].some(({ objects }) => objects.has(objectId(kind, path))));

/** The first of some paths, told by a suffix, at which nothing stands on either side: for what is there for a moment. */
export function freePath(form: (suffix: string) => readonly string[], sides: Sides): readonly string[] {
  for (let pass = 0; ; pass++) {
    const path = form(pass === 0 ? '' : String(pass));
    if (!stands(path, sides)) return path;
  }
}

/** The same for a column that all of these tables have for a moment. */
export function freeColumn(
  form: (suffix: string) => string,
  tables: readonly (readonly string[])[],
  { before, after }: Sides,
): string {
  const isTaken = (name: string): boolean =>
    tables.some((table) => {
      const id = objectId('column', [...table, name]);
      return before.objects.has(id) || after.objects.has(id);
    });
  for (let pass = 0; ; pass++) {
    const name = form(pass === 0 ? '' : String(pass));
    if (!isTaken(name)) return name;
  }
}
