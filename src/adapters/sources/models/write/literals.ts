import type { Code } from './code.js';
import { array, object } from './code.js';

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(character: string): string {
  return escapes[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Characters that a reader can't see, or that would turn the direction of the text. */
const invisible = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const invisibleInSql = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A text as a TypeScript literal in single quotes, in double quotes where it holds only single ones. */
export function text(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  const inner = value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replace(invisible, escaped);
  return quote + inner + quote;
}

/** SQL as sql`…`; line breaks stand as they are, since a view reads best so. */
export function sql(value: string): string {
  const inner = value.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
  return `sql\`${inner.replace(invisibleInSql, escaped)}\``;
}

const plainKey = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** A property of an object. */
export function key(name: string): string {
  return plainKey.test(name) ? name : text(name);
}

/** `t.name`, or `t['a name']`. */
export function member(of: string, name: string): string {
  return plainKey.test(name) ? `${of}.${name}` : `${of}[${text(name)}]`;
}

/** A value of JSON as code. */
export function json(value: unknown): Code {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return array(value.map(json));
  if (typeof value !== 'object' || value === null) return String(value);
  return object(Object.entries(value).map(([name, each]) => [key(name), json(each)]));
}
