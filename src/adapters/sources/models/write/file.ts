import { unreachable } from '../../../../domain/error.js';
import type { Code } from './code.js';
import { call, join, layOut, names as braces } from './code.js';
import { text } from './literals.js';
import type { Names } from './names.js';
import type { Needs } from './writing.js';
import { importName } from './writing.js';

/** The first line of every file that `pull` writes: by it a later `pull` knows them. */
export const mark = '// Written by `schemactl pull`.';

const language = 'schemactl/schema';

/** A kind of character decides first, as people sort: names in any capitals, then by their bytes. */
function byName(a: string, b: string): number {
  const left = a.toLowerCase();
  const right = b.toLowerCase();
  if (left !== right) return left < right ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `import { a, b } from 'x';`, or nothing where nothing is imported. */
export function importCode(
  what: 'import' | 'import type',
  names: Iterable<string>,
  from: string,
): readonly Code[] {
  const sorted = [...names].sort(byName);
  return sorted.length === 0 ? [] : [join(`${what} `, braces(sorted), ` from ${text(from)};`)];
}

/** The imports of the schema language, and the named schemas that a file declares things in. */
export function headCode(needs: Needs, names: Names, others: readonly Code[] = []): readonly Code[] {
  const imports = [
    ...importCode('import type', needs.types, language),
    ...importCode('import', [...needs.values].map(importName), language),
    ...others,
  ];
  const schemas = [...needs.schemas]
    .sort()
    .map((name) => join(`const ${names.ofSchema(name)} = `, call('namedSchema', text(name)), ';'));
  return schemas.length === 0 ? imports : [...imports, '', ...schemas];
}

/** A file of blocks with a blank line between two. */
export function fileText(...blocks: readonly (readonly Code[])[]): string {
  const texts = blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => layOut(line)).join('\n'));
  return `${texts.join('\n\n')}\n`;
}

/** What models have no words for, as a comment. */
export function unheldComment(unheld: readonly string[]): readonly Code[] {
  if (unheld.length === 0) return [];
  const lines = unheld.map((line) => `//   ${line}`);
  return ['//', '// Models have no words for these; in the database they stay as they are:', ...lines];
}

/** The type of the database for Kysely; values differ by the engine's driver. */
export function databaseType(engine: string): readonly Code[] {
  switch (engine) {
    case 'postgres':
      return ['/** For `new Kysely<DB>(…)`. */', 'export type DB = InferDatabase<typeof schema>;'];
    case 'sqlite':
      return ['/** For `new Kysely<DB>(…)`. */', "export type DB = InferDatabase<typeof schema, 'sqlite'>;"];
    default:
      return unreachable(engine as never);
  }
}
