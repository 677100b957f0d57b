import { join } from 'node:path';
import { esm, makeFolder } from './folder.js';

const folder = makeFolder();
afterAll(folder.remove);

describe('models that cannot be loaded', () => {
  test('a missing file', async () => {
    const error = await folder.failure(folder.put({}), 'nope.ts');
    expect(error).toMatchObject({ code: 'BAD_MODELS', message: 'there is no file or folder nope.ts' });
    expect(error.hint).toContain('--models');
  });

  test('a glob that matches nothing, and a folder without code', async () => {
    const cwd = folder.put({ 'm/a.sql': '' });
    expect((await folder.failure(cwd, 'm/*.ts')).message).toBe('no file matches m/*.ts');
    expect((await folder.failure(cwd, 'm')).message).toContain('the folder m holds no TypeScript');
  });

  test('a syntax error, with file, line and column', async () => {
    const cwd = folder.put({ 'schema.ts': 'export const a = 1;\n\nexport const b = = 2;\n' });
    const error = await folder.failure(cwd, 'schema.ts');
    expect(error.message).toMatch(/^schema\.ts:3 can't be parsed: /);
    expect(error.message).not.toContain('\n');
    expect(error.place).toEqual({ file: join(cwd, 'schema.ts'), line: 3, column: 18 });
  });

  test('a syntax error in a file that is imported', async () => {
    const cwd = folder.put({ 'schema.ts': "import './b';\n", 'b.ts': '\nlet = ;\n' });
    const error = await folder.failure(cwd, 'schema.ts');
    expect(error.place).toMatchObject({ file: join(cwd, 'b.ts'), line: 2 });
    expect(error.message).toContain('b.ts:2 (loaded by schema.ts)');
  });

  test.each(['schema.ts', 'schema.mjs', 'schema.cjs'])(
    '%s that throws, with the line of the throw',
    async (name) => {
      const cwd = folder.put({
        [name]: "const a = 1;\n\nfunction f() {\n  throw new Error('no luck');\n}\nf();\n",
      });
      const error = await folder.failure(cwd, name);
      expect(error.message).toBe(`${name}:4 failed while it was loaded: no luck`);
      expect(error.place).toMatchObject({ file: join(cwd, name), line: 4 });
    },
  );

  test('the line of a throw in a file that went through the compiler', async () => {
    const cwd = folder.put({
      'node_modules/typescript/index.js': `module.exports = require(${JSON.stringify(require.resolve('typescript'))});`,
      'schema.ts':
        'interface A {\n  a: 1;\n}\nconst C = () => () => undefined;\nclass X {\n  @C() id!: number;\n}\nthrow new Error("x");\n',
    });
    expect((await folder.failure(cwd, 'schema.ts')).place).toMatchObject({ line: 8 });
  });

  test('decorators where there is no compiler', async () => {
    const text = 'const C = () => () => undefined;\nclass X {\n  @C() id!: number;\n}\nexport const x = X;\n';
    const error = await folder.failure(folder.put({ 'schema.ts': text }), 'schema.ts');
    expect(error.message).toContain('has decorators, which need the package typescript');
  });

  test('something thrown that is no error', async () => {
    const cwd = folder.put({ 'schema.ts': "throw 'text';\n" });
    expect((await folder.failure(cwd, 'schema.ts')).message).toBe(
      'schema.ts failed while it was loaded: text',
    );
  });

  test.each([
    ['schema.ts', "import './gone';\nexport {};\n", './gone'],
    ['schema.ts', "import { x } from 'not-a-package';\nconsole.error(x);\n", 'not-a-package'],
    ['schema.cjs', "require('./gone');\n", './gone'],
  ])('an import in %s that leads nowhere', async (name, text, target) => {
    const error = await folder.failure(folder.put({ [name]: text }), name);
    expect(error.message).toContain(`imports "${target}", which can't be found`);
    expect(error.place.line).toBe(1);
  });

  test('files that export no schema', async () => {
    const cwd = folder.put({ 'schema.ts': 'export const a = { b: [1] };\n' });
    const error = await folder.failure(cwd, 'schema.ts');
    expect(error.message).toBe('no tables are exported by schema.ts');
    expect(error.hint).toContain("from 'schemactl/schema'");
  });

  test('two tables of one name name both files', async () => {
    const cwd = folder.put({ 'a.ts': esm('users'), 'b.ts': `\n${esm('users')}` });
    const error = await folder.failure(cwd, '.');
    const [a, b] = [join(cwd, 'a.ts'), join(cwd, 'b.ts')];
    expect(error.message).toBe(`two tables are named "users": ${a}:2 and ${b}:3`);
    expect(error.place).toEqual({ file: b, line: 3 });
  });

  test('a table that contradicts itself is found at its line', async () => {
    const text =
      "import { table, varchar } from 'schemactl/schema';\n\nexport const t = table('t', { a: varchar(0) });\n";
    const cwd = folder.put({ 'schema.ts': text });
    const error = await folder.failure(cwd, 'schema.ts');
    expect(error.message).toContain('table "t", column "a"');
    expect(error.place).toEqual({ file: join(cwd, 'schema.ts'), line: 3 });
  });

  test('a tsconfig.json that cannot be read', async () => {
    const cwd = folder.put({ 'tsconfig.json': '{ "extends": "./gone.json" }', 'schema.ts': esm('users') });
    const error = await folder.failure(cwd, 'schema.ts');
    expect(error.message).toBe(`tsconfig.json of ${cwd} can't be read: File './gone.json' not found.`);
  });
});
