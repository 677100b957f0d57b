/**
 * The identity of a SchemaObject inside one state: its kind and its path, as `table:public.users` or
 * `column:public.users.age`. Two objects of two states are "the same object" exactly when their ids are equal.
 */
export type ObjectId = string;

const plainPart = /^[^."()\s:]+$/;

function part(name: string): string {
  return plainPart.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** The path of names as it stands in an id: `public.users`, parts with special characters in double quotes. */
export function pathText(path: readonly string[]): string {
  return path.map(part).join('.');
}

/** Builds an id. The path runs from the outermost name to the object's own (`['public', 'users', 'age']`). */
export function objectId(kind: string, path: readonly string[]): ObjectId {
  return `${kind}:${pathText(path)}`;
}
