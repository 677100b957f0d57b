import { createPorts, ddl, openProject } from '../../../src/index.js';
import { integer } from '../../../src/schema/index.js';
import { testEngines } from '../support/engines';
import { query } from '../support/structure';
import { walker } from './support';
import type { Walker } from './support';

const backfill = `
export const dependencies = ['0001'];

export async function up(db) {
  await db.executeMany([
    "insert into authors (id, name) values (1, 'Ada')",
    "insert into authors (id, name) values (2, 'Grace')",
  ]);
  await db.execute("update authors set slug = $1 where id = $2", 'ada', 1);
  const grace = await db.fetchOne("select name from authors where id = $1", 2);
  await db.execute("update authors set slug = $1 where name = $2", String(grace.name).toLowerCase(), grace.name);
  if (Number(await db.fetchVal('select count(*) from authors')) !== 2) throw new Error('rows are missing');
}

export async function down(db) {
  await db.execute('delete from authors');
}
`;

const [, postgres] = testEngines;

describe('the walkthrough of matrx-orm on postgres', () => {
  let at: Walker;
  const place = (): string => `--database ${at.url} --dir migrations`;
  beforeEach(async () => {
    if (postgres === undefined) throw new Error('no such engine');
    at = await walker(postgres.database, {
      'migrations/0001_create_authors.sql':
        '-- migrate:up\ncreate table authors (id integer primary key, name text not null, slug text);\n-- migrate:down\ndrop table authors;\n',
    });
  });
  afterEach(() => at.drop());

  test('create_empty, a program with up and down, migrate, status, rollback', async () => {
    expect(
      await at.says(`schemactl create_empty ${place()} --name backfill_authors --code -v 0002`),
    ).toContain('Creating: migrations/0002_backfill_authors.ts');
    expect(at.read('migrations/0002_backfill_authors.ts')).toMatch(
      /export async function up[^]*export async function down/,
    );
    at.write('migrations/0002_backfill_authors.ts', backfill);
    expect(await at.says(`schemactl migrate ${place()}`)).toContain('Applied 2 revisions.');
    expect(await query(at.url, 'select name, slug from authors order by id')).toEqual([
      { name: 'Ada', slug: 'ada' },
      { name: 'Grace', slug: 'grace' },
    ]);
    expect(await at.says(`schemactl status ${place()}`)).toContain('[X] 0002_backfill_authors.ts');

    at.write('migrations/0002_backfill_authors.ts', backfill.replace("'ada'", "'ADA'"));
    const changed = await at.run(`schemactl migrate ${place()}`);
    expect([changed.code, changed.stderr]).toEqual([
      3,
      expect.stringMatching(/0002_backfill_authors\.ts[^]*'ADA'/),
    ]);
    at.write('migrations/0002_backfill_authors.ts', `// a comment\n${backfill}`);
    expect(await at.says(`schemactl rollback ${place()} --steps 1`)).toContain('Rolled back 1 revision.');
    expect(await query(at.url, 'select * from authors')).toEqual([]);
  });

  test('both directions: migrate and rebuild the models, change them, make migrations of that', async () => {
    expect(await at.says(`schemactl migrate ${place()} --rebuild --schema public`)).toMatch(
      /Applied 1 revision\.\nWriting: schema\.ts/,
    );
    expect(at.read('schema.ts')).toContain('slug: text().nullable()');

    at.write(
      'schema.ts',
      at
        .read('schema.ts')
        .replace('slug: text().nullable()', 'slug: text().nullable(), age: integer().nullable()'),
    );
    await at.says(`schemactl makemigrations ${place()} --schema public -v 0002`);
    expect(at.names('migrations')).toEqual(['0001_create_authors.sql', '0002_add_age_to_authors.sql']);
    at.write(
      'migrations/0003_more.sql',
      '-- migrate:up\nalter table authors add column born date;\n-- migrate:down\nalter table authors drop column born;\n',
    );
    // What somebody has edited is not written over unasked, though its revision is there.
    expect((await at.run(`schemactl migrate ${place()} --rebuild`)).code).toBe(8);
    expect(await at.says(`schemactl migrate ${place()} --rebuild --force`)).toContain('Writing: schema.ts');
    expect(at.read('schema.ts')).toMatch(/age: integer\(\)\.nullable\(\),\n {2}born: date\(\)\.nullable\(\)/);
    expect(await at.says('schemactl check')).toContain('is what schema.ts says');
    expect(await at.says('schemactl pull --schema public')).toContain('Unchanged: schema.ts');
  });

  test('models that no pull has written are not written over without --force', async () => {
    const own = "export { sql } from 'schemactl/schema'; // by hand\n";
    at.write('schema.ts', own);
    const refused = await at.run('schemactl migrate --rebuild');
    expect([refused.code, at.read('schema.ts')]).toEqual([8, own]);
    expect(refused.stderr).toMatch(/not written by pull[^]*Nothing was applied/);
    expect(await at.says('schemactl status')).toContain('Pending: 1');
    expect(await at.says('schemactl migrate --rebuild --out models/')).toContain('models/authors.ts');
    expect(await at.says('schemactl migrate --rebuild --force --out schema.ts')).toContain(
      'Writing: schema.ts',
    );
    expect((await at.run('schemactl migrate --rebuild --dry-run')).code).toBe(2);
    const [, json] = (await at.says('schemactl migrate --rebuild --json')).split('"rebuilt"');
    expect(json).toContain('"tables": 1');
  });

  test('the same from a program, and the generator of DDL', async () => {
    const project = await openProject({ folder: at.place.path, url: at.url });
    expect((await project.up()).applied.map(({ file }) => file)).toEqual(['0001_create_authors.sql']);
    expect((await project.status()).pending).toBe(0);
    const generator = ddl('postgres');
    expect([
      ...generator.addColumn('authors', 'age', integer().nullable()),
      ...generator.renameTable('authors', 'writers'),
    ]).toEqual([
      'ALTER TABLE public.authors ADD COLUMN age integer',
      'ALTER TABLE public.authors RENAME TO writers',
    ]);
    expect(createPorts().target(at.url).engine).toBe('postgres');
  });
});
