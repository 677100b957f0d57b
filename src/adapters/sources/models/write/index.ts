import type { Declaration } from '../../../../domain/declaration/declaration.js';
import type { WriteOptions, WrittenModels } from '../../../../services/ports/models.js';
import type { Code } from './code.js';
import { join, names as braces } from './code.js';
import { databaseType, fileText, headCode, importCode, mark, unheldComment } from './file.js';
import type { Names } from './names.js';
import { namesFor } from './names.js';
import { inReadingOrder } from './order.js';
import { enumCode, sequenceCode, viewCode } from './others.js';
import type { PropertyOf } from './properties.js';
import { propertiesOf } from './properties.js';
import { tableCode } from './table.js';
import type { Needs, Writing } from './writing.js';
import { noNeeds, tableKey, writingInto } from './writing.js';

export { mark };

/** One statement of the models before it is known in which file it stands. */
interface Part {
  readonly file: string;
  /** Its name, if it is a table or a view, which Kysely's types are made of. */
  readonly row: string | undefined;
  readonly write: (writing: Writing) => Code;
}

function partsOf(declaration: Declaration, names: Names, propertyOf: PropertyOf): readonly Part[] {
  const { enums, sequences, tables, views } = declaration;
  return [
    ...enums.map((each): Part => ({
      file: 'enums',
      row: undefined,
      write: (writing) => enumCode(each, writing),
    })),
    ...sequences.map((each): Part => ({
      file: 'sequences',
      row: undefined,
      write: (writing) => sequenceCode(each, writing),
    })),
    ...tables.map((each): Part => {
      const name = names.of('table', each);
      return { file: name, row: name, write: (writing) => tableCode(each, writing, propertyOf) };
    }),
    ...views.map((each): Part => {
      const name = names.of('view', each);
      return { file: name, row: name, write: (writing) => viewCode(each, writing, propertyOf) };
    }),
  ];
}

/** What is being written: the parts, and for each table those whose types are known before it. */
interface Draft {
  readonly parts: readonly Part[];
  readonly names: Names;
  readonly known: ReadonlyMap<string, ReadonlySet<string>>;
}

function draftOf(declaration: Declaration): Draft {
  const tables = inReadingOrder(declaration.tables);
  const names = namesFor(declaration);
  const known = new Map(
    tables.map((table, index) => [names.of('table', table), new Set(tables.slice(0, index).map(tableKey))]),
  );
  return { parts: partsOf({ ...declaration, tables }, names, propertiesOf(declaration)), names, known };
}

function writeParts(parts: readonly Part[], needs: Needs, { names, known }: Draft): readonly Code[] {
  return parts.map(({ file, write }) => write(writingInto(needs, names, known.get(file) ?? new Set())));
}

/** The value of which Kysely's types are made. */
function schemaValue(parts: readonly Part[]): readonly Code[] {
  const rows = parts.flatMap(({ row }) => row ?? []);
  return [join('export const schema = ', braces(rows), ';')];
}

function writeFile(draft: Draft, { engine, unheld }: WriteOptions): string {
  const needs = noNeeds();
  needs.types.add('InferDatabase');
  const code = writeParts(draft.parts, needs, draft);
  return fileText(
    [mark, ...unheldComment(unheld)],
    headCode(needs, draft.names),
    ...code.map((each) => [each]),
    schemaValue(draft.parts),
    databaseType(engine),
  );
}

function writeFolder(draft: Draft, options: WriteOptions): readonly WrittenModels[] {
  const files = [...new Set(draft.parts.map(({ file }) => file))];
  const texts = files.map((file): WrittenModels => {
    const needs = noNeeds();
    const parts = draft.parts.filter((part) => part.file === file);
    const code = writeParts(parts, needs, draft);
    return {
      name: `${file}.ts`,
      text: fileText(
        [mark],
        headCode(needs, draft.names, imported(needs, file, draft)),
        ...code.map((each) => [each]),
      ),
    };
  });
  return [...texts, { name: 'index.ts', text: indexText(files, draft, options) }];
}

/** The imports of what other files declare; enums stand in one file, every table in its own. */
function imported(needs: Needs, file: string, { known }: Draft): readonly Code[] {
  const others = [...needs.others].filter((name) => name !== file);
  const tables = others.filter((name) => known.has(name)).sort();
  const enums = others.filter((name) => !known.has(name));
  if (file === 'enums' || file === 'sequences') return [];
  return [
    ...importCode('import', enums, './enums.js'),
    ...tables.flatMap((name) => importCode('import', [name], `./${name}.js`)),
  ];
}

function indexText(files: readonly string[], draft: Draft, { engine, unheld }: WriteOptions): string {
  const rows = draft.parts.flatMap(({ row }) => row ?? []);
  const needed = [
    ...importCode('import type', ['InferDatabase'], 'schemactl/schema'),
    ...rows.flatMap((name) => importCode('import', [name], `./${name}.js`)),
  ];
  return fileText(
    [mark, ...unheldComment(unheld)],
    needed,
    files.map((file) => `export * from './${file}.js';`),
    schemaValue(draft.parts),
    databaseType(engine),
  );
}

/**
 * The source text of models: one file, or one for each table and view with an `index.ts` before them. The same
 * declaration gives the same bytes.
 */
export function writeModels(declaration: Declaration, options: WriteOptions): readonly WrittenModels[] {
  const draft = draftOf(declaration);
  if (options.layout === 'folder') return writeFolder(draft, options);
  return [{ name: '', text: writeFile(draft, options) }];
}
