import type { DeclaredDefault } from '../../../../domain/declaration/declaration.js';
import { typeName } from '../objects/type-name.js';
import { quotedWords } from '../sql/keywords.js';

/** The names by which casts of literals call some types. */
const castNames: Readonly<Record<string, string>> = { character: 'bpchar', bit: '"bit"' };

function castName(type: string): string {
  const { base, array } = typeName(type);
  const name = castNames[base] ?? base;
  return array ? `${name}[]` : name;
}

/** The server's own way with a literal: quotes doubled, everything else as it is. */
function plainLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

const integerLimit = 2n ** 31n;
const bigintLimit = 2n ** 63n;

function integerText(value: bigint): string {
  if (value >= 0n && value < integerLimit) return String(value);
  const name = value >= -integerLimit && value < integerLimit ? 'integer' : 'bigint';
  const small = value >= -bigintLimit && value < bigintLimit;
  if (small) return `'${value}'::${name}`;
  return value < 0n ? `'${value}'::numeric` : String(value);
}

function numberText(value: number | bigint): string {
  if (typeof value === 'bigint' || Number.isSafeInteger(value)) return integerText(BigInt(value));
  const text = String(value);
  return value < 0 ? `'${text}'::numeric` : text;
}

function stringText(value: string, type: string): string {
  const { base, array } = typeName(type);
  const isInteger = base === 'integer' && !array;
  if (isInteger && /^\d+$/.test(value)) return value;
  return `${plainLiteral(value)}::${castName(type)}`;
}

function compareKeys(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

/** A value as `jsonb` prints it: keys by length and then by bytes, a blank behind each comma and colon. */
function jsonbText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonbText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  entries.sort(([a], [b]) => compareKeys(a, b));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}: ${jsonbText(each)}`).join(', ')}}`;
}

const valueFunctions =
  /^(current_timestamp|current_date|current_time|localtimestamp|localtime|current_user|session_user)$/i;

function sqlText(sql: string): string {
  const text = sql.trim();
  if (valueFunctions.test(text) && quotedWords.has(text.toLowerCase())) return text.toUpperCase();
  if (/^(true|false)$/i.test(text)) return text.toLowerCase();
  return /^(now|gen_random_uuid|uuid_generate_v4|random)\(\)$/i.test(text) ? text.toLowerCase() : text;
}

/**
 * A declared default as the server would print it for a column of that type, as far as that is cheap to know.
 * Undefined for NULL, which is no default at all.
 */
export function defaultText(declared: DeclaredDefault, type: string): string | undefined {
  switch (declared.kind) {
    case 'sql':
      return /^null$/i.test(declared.sql.trim()) ? undefined : sqlText(declared.sql);
    case 'json': {
      const text = type === 'jsonb' ? jsonbText(declared.value) : JSON.stringify(declared.value);
      return `${plainLiteral(text)}::${castName(type)}`;
    }
    case 'literal':
      if (declared.value === null) return undefined;
      if (typeof declared.value === 'boolean') return String(declared.value);
      return typeof declared.value === 'string'
        ? stringText(declared.value, type)
        : numberText(declared.value);
  }
}
