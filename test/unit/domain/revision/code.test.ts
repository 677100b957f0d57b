import { checkDependencies, codeChecksumText } from '../../../../src/domain/revision';
import { thrown } from '../../support/thrown';

const named = (version: string, name: string): { version: string; name: string; file: string } => ({
  version,
  name,
  file: `${version}_${name}.ts`,
});

const files = [named('1', 'a'), named('2', 'b'), named('3', 'c')];
const check = (dependencies: Readonly<Record<string, readonly string[]>>): void =>
  checkDependencies(
    files.flatMap((file) => {
      const own = dependencies[file.name];
      return own ? [{ ...file, dependencies: own }] : [];
    }),
    files,
  );

describe('dependencies of code revisions', () => {
  test('may name earlier files by version, by name or by both', () => {
    expect(() => check({ b: ['1'], c: ['a', '2_b', '1_a.ts'] })).not.toThrow();
  });

  test.each([
    ['a missing one', { b: ['nothing'] }, '2_b.ts depends on nothing, and there is no such revision'],
    ['a later one', { b: ['c'] }, '2_b.ts depends on 3_c.ts, which runs after it'],
    [
      'a cycle',
      { a: ['c'], b: ['a'], c: ['2'] },
      '1_a.ts depends on itself: 1_a.ts -> 3_c.ts -> 2_b.ts -> 1_a.ts',
    ],
    ['itself', { b: ['b'] }, '2_b.ts depends on itself: 2_b.ts -> 2_b.ts'],
  ])('%s is refused', (_, dependencies, message) => {
    expect(thrown(() => check(dependencies))).toMatchObject({ code: 'BAD_FILE', exit: 2, message });
  });

  test('a name that two files bear is refused', () => {
    const twins = [named('1', 'a'), named('2', 'a')];
    const dependent = { ...named('3', 'c'), dependencies: ['a'] };
    expect(thrown(() => checkDependencies([dependent], [...twins, named('3', 'c')]))).toMatchObject({
      message: '3_c.ts depends on a, which may be 1_a.ts and 2_a.ts',
    });
  });
});

describe('the tokens of a program', () => {
  const same = (a: string, b: string): boolean => codeChecksumText(a) === codeChecksumText(b);

  test.each([
    ['comments', 'const a = 1; // one\n/* two */ f();', 'const a = 1;\n f();'],
    ['indentation', 'if (a) {\n  f();\n}', '\n\nif (a) {\n\tf();\n}\n'],
    ['a comment in a hole of a template', 'f(`${a /* } */}`)', 'f(`${a /* } */}`) // x'],
  ])('are the same whatever its %s', (_, a, b) => {
    expect(same(a, b)).toBe(true);
  });

  test.each([
    ['text', "f('a // b')", "f('a')"],
    ['text with an escape', "f('\\' // b')", "f('\\'')"],
    ['SQL in a template', 'f(`select 1 -- one`)', 'f(`select 1`)'],
    ['a template in a template', 'f(`${g(`a // b`)} // c`)', 'f(`${g(`a // d`)} // c`)'],
    ['a regular expression', 'f(/[/]* 1/)', 'f(/[/]* 2/)'],
    ['a line end that ends a statement', 'return\n1', 'return 1'],
    ['words', 'let ab', 'leta b'],
    ['a division', 'a / b; c / d', 'a / b; c / e'],
  ])('differ where %s does', (_, a, b) => {
    expect(same(a, b)).toBe(false);
  });
});
