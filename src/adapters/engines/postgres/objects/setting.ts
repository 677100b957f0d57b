import { qualified, quoteLiteral } from '../sql/quote.js';

/** Settings whose value is a list of names; the catalog holds them quoted, and SET quotes each anew. */
const listed: ReadonlySet<string> = new Set([
  'local_preload_libraries',
  'search_path',
  'session_preload_libraries',
  'shared_preload_libraries',
  'temp_tablespaces',
  'unix_socket_directories',
]);

/** A setting as the catalog holds it, `name=value`, taken apart. */
export function parseSetting(setting: string): { readonly name: string; readonly value: string } {
  const at = setting.indexOf('=');
  return { name: setting.slice(0, at), value: setting.slice(at + 1) };
}

/** The names in a list such as `"$user", public`. */
export function namesIn(list: string): readonly string[] {
  const names = list.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,\s]+))\s*(?:,|$)/g);
  return [...names].map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain);
}

/** The name of a setting as SET takes it; one of an extension has two parts. */
export function settingName(setting: string): string {
  return qualified(parseSetting(setting).name.split('.'));
}

/** `SET name TO value`. */
export function setClause(setting: string): string {
  const { name, value } = parseSetting(setting);
  const values = listed.has(name.toLowerCase()) ? namesIn(value) : [value];
  // An empty list is written as one empty name.
  const text = values.length === 0 ? `''` : values.map(quoteLiteral).join(', ');
  return `SET ${settingName(setting)} TO ${text}`;
}
