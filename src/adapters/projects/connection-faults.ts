import { passwordKeys, pathKeys, schemeOfType, serverKeys } from './content.js';
import type { ConnectionFields, DatabaseEntry } from './content.js';

/** Something that is wrong with a database entry, and the key below it. */
export interface EntryFault {
  readonly key: readonly string[];
  readonly message: string;
}

type Key = keyof ConnectionFields;

/** What is wrong with how the fields of a database go together; each of them by itself is sound. */
export function connectionFaults(entry: DatabaseEntry): readonly EntryFault[] {
  const { connection } = entry;
  const given = (keys: readonly Key[]): readonly Key[] => keys.filter((key) => connection[key] !== undefined);
  const below = (key: Key, message: string): EntryFault => ({ key: ['connection', key], message });
  const faults: EntryFault[] = [];
  const [one, other] = given(passwordKeys);
  if (one && other) faults.push(below(other, `goes not with ${one}: one of them says the password`));
  const [server] = given([...serverKeys, ...passwordKeys]);
  const [path, again] = given(pathKeys);
  if (path && again) faults.push(below(again, `is the same as ${path}: give one of them`));
  if (path && server) faults.push(below(server, `goes not with ${path}, which is a file`));
  if (connection.url !== undefined) {
    for (const key of given([...serverKeys, ...pathKeys]))
      faults.push(below(key, 'goes not with a URL, which says it'));
  }
  const { database } = connection;
  if (database !== undefined && entry.db_name !== undefined && database !== entry.db_name)
    faults.push(below('database', 'is another one than db_name'));
  return [...faults, ...typeFaults(entry)];
}

function typeFaults(entry: DatabaseEntry): readonly EntryFault[] {
  const { type, connection } = entry;
  const form = formOf(connection);
  if (form === undefined && type === undefined) {
    return [{ key: ['connection'], message: 'says neither url, host nor path, and there is no type' }];
  }
  if (form === undefined || type === undefined || form === schemeOfType[type]) return [];
  return [{ key: ['type'], message: `is ${type}, but the connection is one of ${form}` }];
}

/** The scheme that the connection itself shows; undefined where it shows none, or one that we don't know. */
function formOf(connection: ConnectionFields): string | undefined {
  if (connection.url !== undefined) {
    const scheme = /^([a-z][a-z0-9]*)(?:\+[\w.-]+)?:/i.exec(connection.url)?.[1]?.toLowerCase() ?? '';
    const found = Object.entries(schemeOfType).find(([word]) => word === scheme);
    return found?.[1] ?? (scheme === '' ? undefined : scheme);
  }
  if (pathKeys.some((key) => connection[key] !== undefined)) return schemeOfType.sqlite;
  return serverKeys.some((key) => connection[key] !== undefined) ? schemeOfType.postgres : undefined;
}
