import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makes, ground } from '../walk/support';
import { testEngines } from '../support/engines';
import { write } from '../support/cli';

const first = { 'migrations/20260101000000_a.sql': makes('a') };

describe.each(testEngines)('migrate --rebuild on $name', ({ name, database }) => {
  test('applies, then writes the models anew; a check finds no difference', async () => {
    const at = await ground(database, first);
    const models = (): string => readFileSync(join(at.place.path, 'schema.ts'), 'utf8');
    try {
      const [made] = await at.run('migrate --rebuild');
      expect([made?.code, made?.stdout]).toEqual([0, 'Applied 1 revision.\nWriting: schema.ts\n']);
      expect(models()).toContain("table('a'");
      write(at.place.path, 'migrations/20260102000000_b.sql', makes('b'));
      const [again, same, check] = await at.run(
        'migrate --rebuild --json',
        'migrate --rebuild',
        `check --shadow ${at.shadow}`,
      );
      const document = JSON.parse(again?.stdout ?? '') as { readonly result: { readonly rebuilt: object } };
      expect(document.result.rebuilt).toMatchObject({
        tables: 2,
        written: [join(at.place.path, 'schema.ts')],
      });
      expect(models()).toContain("table('b'");
      expect(same?.stdout).toBe('Nothing is pending.\nUnchanged: schema.ts\n');
      expect(check?.code).toBe(0);
    } finally {
      await at.drop();
    }
  });

  test('models that no pull has written are kept, and then nothing is applied', async () => {
    const at = await ground(database, { ...first, 'schema.ts': '// by hand\n' });
    try {
      const [refused, forced] = await at.run('migrate --rebuild', 'migrate --rebuild --force');
      expect([refused?.code, refused?.stdout]).toEqual([8, '']);
      expect(refused?.stderr).toContain('schema.ts was not written by pull');
      expect(refused?.stderr).toContain('Nothing was applied.');
      expect([forced?.code, forced?.stdout]).toEqual([0, 'Applied 1 revision.\nWriting: schema.ts\n']);
    } finally {
      await at.drop();
    }
  });

  test.each([
    ['a file', 'migrate --rebuild', 'schema.ts'],
    ['a folder', 'migrate --rebuild --out models', 'models/a.ts'],
  ])('what was edited in %s since is kept, and then nothing is applied', async (_where, line, file) => {
    const at = await ground(database, first);
    const path = join(at.place.path, file);
    try {
      expect((await at.run(line))[0]?.code).toBe(0);
      const edited = `${readFileSync(path, 'utf8')}\n// by hand\n`;
      write(at.place.path, file, edited);
      write(at.place.path, 'migrations/20260102000000_b.sql', makes('b'));
      const [refused] = await at.run(line);
      expect([refused?.code, refused?.stdout]).toEqual([8, '']);
      expect(refused?.stderr).toMatch(
        /is not what pull would write now: it was edited[^]*Nothing was applied\. --force/,
      );
      expect([await at.applied(), readFileSync(path, 'utf8')]).toEqual(['a', edited]);
      const [forced] = await at.run(`${line} --force`);
      expect([forced?.code, await at.applied()]).toEqual([0, 'ab']);
      expect(readFileSync(path, 'utf8')).not.toContain('by hand');
    } finally {
      await at.drop();
    }
  });

  test('a model of a table that the database does not have is kept', async () => {
    const at = await ground(database, first);
    try {
      await at.run('migrate --rebuild --out models');
      const a = readFileSync(join(at.place.path, 'models/a.ts'), 'utf8');
      write(at.place.path, 'models/z.ts', a.replaceAll("'a'", "'z'"));
      const [refused] = await at.run('migrate --rebuild --out models');
      expect([refused?.code, refused?.stderr]).toEqual([8, expect.stringMatching(/z\.ts is not what pull/)]);
    } finally {
      await at.drop();
    }
  });

  test('a file by hand where a new table goes is found when they have run, and said', async () => {
    const at = await ground(database, { ...first, 'models/a.ts': '// by hand\n' });
    try {
      const [late] = await at.run('migrate --rebuild --out models');
      expect(late?.code).toBe(8);
      expect(late?.stderr).toContain('the models were not written: ');
      expect(late?.stderr).toContain('The revisions are applied.');
      expect(await at.applied()).toBe('a');
    } finally {
      await at.drop();
    }
  });

  if (name === 'postgres') {
    test('--schema holds', async () => {
      const at = await ground(database, {
        'migrations/20260101000000_a.sql':
          '-- migrate:up\ncreate schema app;\ncreate table app.x (id integer);\ncreate table y (id integer);\n-- migrate:down\n',
      });
      try {
        await at.run('migrate --rebuild --schema app --out only.ts');
        const text = readFileSync(join(at.place.path, 'only.ts'), 'utf8');
        expect([text.includes("'x'"), text.includes("'y'")]).toEqual([true, false]);
      } finally {
        await at.drop();
      }
    });
  }
});
