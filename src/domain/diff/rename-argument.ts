import { SchemactlError } from '../error.js';
import { pathText } from '../schema/id.js';
import type { SchemaObject } from '../schema/object.js';
import type { SchemaState } from '../schema/state.js';
import type { RenameIntent } from './rename.js';

const renamable: ReadonlySet<string> = new Set([
  'schema',
  'table',
  'column',
  'enum',
  'domain',
  'composite',
  'range',
  'collation',
  'view',
  'sequence',
  'index',
]);

/** Splits `a.b=c` into the path of today and the new name; names with dots stand in double quotes. */
function split(argument: string): { path: readonly string[]; to: readonly string[] } | undefined {
  const names = /\s*(?:"((?:[^"]|"")+)"|([^."=]+?))\s*([.=]|$)/gy;
  const sides: string[][] = [[]];
  let end = '';
  do {
    const match = names.exec(argument);
    if (!match) return undefined;
    sides.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    end = match[3] ?? '';
    if (end === '=') sides.push([]);
  } while (end !== '');
  const [path, to] = sides;
  return path && to && sides.length === 2 ? { path, to } : undefined;
}

function endsWith(path: readonly string[], end: readonly string[]): boolean {
  return (
    end.length <= path.length && end.every((name, index) => path[path.length - end.length + index] === name)
  );
}

/**
 * Reads the argument of `--rename` against the state of today: `users=people` renames a table, `users.name=full_name`
 * a column. A path may be given with or without its schema. Throws USAGE where it fits nothing, or more than one thing.
 */
export function parseRename(argument: string, state: SchemaState): RenameIntent {
  const parts = split(argument);
  const form =
    'The form is --rename TABLE=NEW, --rename TABLE.COLUMN=NEW, with the schema before it where needed.';
  if (!parts) throw new SchemactlError('USAGE', `cannot read the rename "${argument}"`, { hint: form });
  const found = candidates(state, parts.path);
  const [only] = found;
  if (!only || found.length > 1) {
    const what = only
      ? `fits ${found.length} things: ${found.map((object) => object.id).join(', ')}`
      : 'fits nothing';
    throw new SchemactlError('USAGE', `the rename "${argument}" ${what} in the present schema`, {
      hint: form,
    });
  }
  const to = parts.to.at(-1) ?? '';
  if (!endsWith([...only.path.slice(0, -1), to], parts.to)) {
    throw new SchemactlError('USAGE', `the rename "${argument}" would move ${pathText(only.path)}`, {
      hint: form,
    });
  }
  return { id: only.id, to };
}

function candidates(state: SchemaState, path: readonly string[]): readonly SchemaObject[] {
  const found = [...state.objects.values()].filter(
    (object) => renamable.has(object.kind) && endsWith(object.path, path) && fits(object, path),
  );
  const tables = found.filter((object) => object.kind === 'table');
  return path.length === 1 && tables.length > 0 ? tables : found;
}

/** A single name means a thing that stands on its own; a column is named with its table. */
function fits(object: SchemaObject, path: readonly string[]): boolean {
  return object.kind === 'column' ? path.length >= 2 : true;
}
