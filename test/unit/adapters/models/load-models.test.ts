import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileModels, loadModels } from '../../../../src/adapters/sources/models/index.js';
import { cjs, esm, makeFolder } from './folder.js';

const folder = makeFolder();
afterAll(folder.remove);

const packageRoot = resolve(__dirname, '../../../..');

describe('loading models', () => {
  test.each([
    ['schema.ts', esm('users')],
    ['schema.mts', esm('users')],
    ['schema.mjs', esm('users')],
    ['schema.js', esm('users')],
    ['schema.cts', cjs('users')],
    ['schema.cjs', cjs('users')],
    ['schema.js', cjs('users')],
  ])('runs %s, where schemactl is not installed', async (name, text) => {
    expect(await folder.tables(folder.put({ [name]: text }), name)).toEqual(['users']);
  });

  test('runs ESM JavaScript of a package of type module, with imports of its own', async () => {
    const cwd = folder.put({
      'package.json': '{"type": "module"}',
      'a.js': `${esm('a')}export { b } from './b.js';\n`,
      'b.js': esm('b'),
      'c.mjs': `${esm('c')}import './b.js';\n`,
    });
    expect(await folder.tables(cwd, '.')).toEqual(['a', 'b', 'c']);
  });

  test('takes a table once that several files export, in ESM and CommonJS', async () => {
    const cwd = folder.put({
      'index.ts': "export * from './users';\nexport * as all from './posts.cjs';\n",
      'users.ts': esm('users'),
      'posts.cjs': cjs('posts'),
      'again.js': "module.exports = { posts: require('./posts.cjs').posts };\n",
    });
    expect(await folder.tables(cwd, '.')).toEqual(['posts', 'users']);
  });

  test('follows .js in the imports of TypeScript, and paths of tsconfig', async () => {
    const cwd = folder.put({
      'tsconfig.json': '{ "compilerOptions": { "paths": { "~/*": ["./lib/*"] } } }',
      'lib/columns.ts':
        "import { integer } from 'schemactl/schema'; export const id = () => integer().primaryKey();",
      'models/users.ts':
        "import { table } from 'schemactl/schema'; import { id } from '~/columns'; import { more } from './more.js';" +
        "export const users = table('users', { id: id(), ...more });",
      'models/more.ts': "import { text } from 'schemactl/schema'; export const more = { name: text() };",
    });
    const { declaration } = await loadModels(['models'], { cwd });
    expect(declaration.tables[0]?.columns.map(({ name }) => name)).toEqual(['id', 'name']);
  });

  test('waits for top-level await', async () => {
    const cwd = folder.put({ 'schema.ts': `const later = await Promise.resolve(1);\n${esm('users')}` });
    expect(await folder.tables(cwd, 'schema.ts')).toEqual(['users']);
  });

  test('runs decorators on properties, which need the compiler', async () => {
    const decorated =
      'const seen: string[] = [];\nfunction Column() { return (_: object, key: string) => void seen.push(key); }\n' +
      'class User { @Column() id!: number; @Column() declare name: string; }\n';
    const cwd = folder.put({
      'tsconfig.json': '{ "compilerOptions": { "experimentalDecorators": true } }',
      'node_modules/typescript/index.js': `module.exports = require(${JSON.stringify(require.resolve('typescript'))});`,
      'schema.ts':
        `import { table, text } from 'schemactl/schema';\n${decorated}` +
        "export const t = table('t', Object.fromEntries(seen.map((key) => [key, text()])));\n",
    });
    const { declaration } = await loadModels(['schema.ts'], { cwd });
    expect(declaration.tables[0]?.columns.map(({ name }) => name)).toEqual(['id', 'name']);
  });

  test('sees a file as it is at each call, whatever its kind', async () => {
    const names = ['a.ts', 'b.mjs', 'c.cjs'];
    const cwd = folder.put({ 'a.ts': esm('a1'), 'b.mjs': esm('b1'), 'c.cjs': cjs('c1') });
    expect(await folder.tables(cwd, ...names)).toEqual(['a1', 'b1', 'c1']);
    writeFileSync(join(cwd, 'a.ts'), esm('a2'));
    writeFileSync(join(cwd, 'b.mjs'), esm('b2'));
    writeFileSync(join(cwd, 'c.cjs'), cjs('c2'));
    expect(await folder.tables(cwd, ...names)).toEqual(['a2', 'b2', 'c2']);
  });

  test('takes globs and folders; leaves tests, declarations and packages out of folders', async () => {
    const cwd = folder.put({
      'm/users.ts': esm('users'),
      'm/deep/posts.ts': esm('posts'),
      'm/users.test.ts': 'throw new Error("a test");',
      'm/types.d.ts': 'export declare const x: number;',
      'm/node_modules/p/index.js': 'throw new Error("a package");',
      'm/README.md': 'text',
    });
    expect(await folder.tables(cwd, 'm')).toEqual(['posts', 'users']);
    expect(await folder.tables(cwd, 'm/*s.ts')).toEqual(['users']);
    expect(await folder.tables(cwd, 'm/users.ts', 'm/**/posts.ts')).toEqual(['posts', 'users']);
  });

  test('gives the same declaration for any order of paths', async () => {
    const cwd = folder.put({ 'a.ts': esm('z'), 'b.ts': esm('m') });
    const forth = await loadModels(['a.ts', 'b.ts'], { cwd });
    expect(await loadModels(['b.ts', 'a.ts'], { cwd })).toEqual(forth);
    expect(forth.files).toEqual(['a.ts', 'b.ts']);
  });

  test('loads the example of users and posts', async () => {
    const { declaration } = await fileModels.load(['examples/user'], packageRoot);
    expect(declaration.tables.map(({ name }) => name)).toEqual(['posts', 'users']);
    expect(declaration.tables[1]?.columns.map(({ name }) => name)).toEqual([
      'id',
      'email',
      'handle',
      'created_at',
      'is_active',
      'age',
    ]);
  });
});
