import { readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';

const root = resolve(__dirname, '../..');
const src = join(root, 'src');

interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Every import: a path below src for our own files, else the package's name. */
  readonly imports: readonly string[];
}

const importing =
  /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|\brequire\('([^']+)'\)|\bimport\('([^']+)'\)/g;

function read(path: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  const imports = [...text.matchAll(importing)].map((match) => {
    const name = match[1] ?? match[2] ?? match[3] ?? '';
    return name.startsWith('.') ? relative(src, resolve(dirname(path), name)).replace(/\.js$/, '.ts') : name;
  });
  return { path: relative(src, path), text, imports };
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => read(join(src, name)));

/** The package of a path inside it: `@oclif/core/flags` is a part of `@oclif/core`. */
const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
const own = (name: string): boolean => name.endsWith('.ts');
const below =
  (...rooms: string[]) =>
  (file: SourceFile): boolean =>
    rooms.some((room) => file.path === room || file.path.startsWith(room + sep));
const inRoom = (name: string, ...rooms: string[]): boolean =>
  rooms.some((room) => name.startsWith(`${room}/`));

/** Imports of the files in a room that the predicate forbids, as `file -> import`. */
function offences(room: (file: SourceFile) => boolean, forbidden: (name: string) => boolean): string[] {
  return files
    .filter(room)
    .flatMap((file) => file.imports.filter(forbidden).map((name) => `${file.path} -> ${name}`));
}

describe('the house', () => {
  test('is read at all', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(100);
  });

  test('the domain imports only itself', () => {
    expect(offences(below('domain'), (name) => !inRoom(name, 'domain'))).toEqual([]);
  });

  test('the domain knows no clock, no process and nothing asynchronous', () => {
    const word = /\basync\b|\bawait\b|Date\.now|new Date\b|\bprocess\.|\bconsole\./;
    const code = ({ text }: SourceFile): string => text.replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '');
    const found = files.filter(below('domain')).filter((file) => word.test(code(file)));
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  test('services import the domain and themselves alone', () => {
    expect(offences(below('services'), (name) => !inRoom(name, 'domain', 'services'))).toEqual([]);
  });

  test('of the services, adapters see the ports alone, and nothing of the command line', () => {
    const forbidden = (name: string): boolean =>
      own(name) && !inRoom(name, 'domain', 'adapters', 'services/ports', 'schema');
    expect(offences(below('adapters'), forbidden)).toEqual([]);
  });

  test('the schema language imports the domain and types of kysely alone', () => {
    const forbidden = (name: string): boolean => !inRoom(name, 'domain', 'schema') && name !== 'kysely';
    expect(offences(below('schema'), forbidden)).toEqual([]);
    const values = files
      .filter(below('schema'))
      .filter(({ text }) => /^import (?!type)[^;]*from 'kysely'/m.test(text));
    expect(values.map(({ path }) => path)).toEqual([]);
  });

  test('engines never import each other', () => {
    const engine = (path: string): string | undefined => /^adapters\/engines\/([^/]+)\//.exec(path)?.[1];
    const crossing = files.flatMap((file) =>
      file.imports
        .filter((name) => engine(file.path) && engine(name) && engine(file.path) !== engine(name))
        .map((name) => `${file.path} -> ${name}`),
    );
    expect(crossing).toEqual([]);
  });

  test('drivers and other packages live in the adapters', () => {
    const allowed = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
    const cli = new Set(['@oclif/core', 'fastest-levenshtein']);
    const forbidden = (name: string): boolean =>
      !own(name) && !allowed.has(name) && !cli.has(packageOf(name));
    expect(offences(below('cli'), forbidden)).toEqual([]);
  });

  test('the command line loads no more than it needs to start', () => {
    expect(offences(below('cli'), (name) => name === '@oclif/core')).toEqual([]);
    expect(offences(below('adapters/history/records.ts'), (name) => !own(name))).toEqual([]);
  });

  test('no engine is named in domain, services or commands', () => {
    const allowed = [
      'domain/target',
      'domain/revision',
      'domain/schema/objects',
      'domain/sql',
      'domain/declaration',
    ];
    const code = ({ text }: SourceFile): string =>
      text
        .replace(/\/\*[^]*?\*\//g, '')
        .replace(/'[^'\n]*'|`[^`]*`/g, "''")
        .replace(/\/\/.*$/gm, '');
    const found = files
      .filter(below('domain', 'services', 'cli'))
      .filter((file) => !allowed.some((room) => file.path.startsWith(room)))
      .filter((file) => /postgres|sqlite|mysql|mariadb/i.test(code(file)));
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  test('imports make no circle', () => {
    const graph = new Map(files.map(({ path, imports }) => [path, imports.filter(own)]));
    const done = new Set<string>();
    const walk = (path: string, trail: readonly string[]): readonly string[] | undefined => {
      if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
      if (done.has(path)) return undefined;
      for (const next of graph.get(path) ?? []) {
        const circle = walk(next, [...trail, path]);
        if (circle) return circle;
      }
      done.add(path);
      return undefined;
    };
    expect(files.map(({ path }) => walk(path, [])).find(Boolean)).toBeUndefined();
  });

  test('nothing is typed any, and only the command line prints', () => {
    const code = ({ text }: SourceFile): string => text.replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '');
    expect(files.filter((file) => /(?::|\bas|<)\s*any\b/.test(code(file))).map(({ path }) => path)).toEqual(
      [],
    );
    expect(files.filter((file) => /\bconsole\./.test(code(file))).map(({ path }) => path)).toEqual([]);
  });
});
