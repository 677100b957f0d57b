import { testEngines } from '../support/engines';
import { query, versionsIn } from '../support/structure';
import { walker } from './support';
import type { Walker } from './support';

const makes = (table: string): string =>
  `-- migrate:up\ncreate table ${table} (id integer);\n-- migrate:down\ndrop table ${table};\n`;

describe.each(testEngines)('coming with a database or files of others on $name', ({ name, database }) => {
  let at: Walker;
  beforeEach(async () => void (at = await walker(database)));
  afterEach(() => at.drop());

  test("Alembic's database becomes models and a first revision, and its commands go on", async () => {
    await at.says('schemactl create');
    await query(at.url, 'create table alembic_version (version_num varchar(32) not null primary key)');
    await query(at.url, 'create table users (id integer not null primary key, name text)');
    at.write('schemactl.config.yaml', 'exclude: [alembic_version]\n');
    expect(await at.says('schemactl pull')).toContain('Writing: schema.ts');
    expect(at.read('schema.ts')).not.toContain('alembic');
    const start = await at.says('schemactl new --auto --from empty start -v 20260101');
    expect(start).toMatch(/create table (public\.)?users\n/);
    expect(await at.says('schemactl baseline')).toContain('20260101_start.sql');
    expect(await at.says('schemactl check')).toContain('is what schema.ts says');

    at.write('migrations/20260102_a.sql', makes('a'));
    at.write('migrations/20260103_b.sql', makes('b'));
    expect(await at.says('schemactl upgrade +1')).toContain('Applied 1 revision.');
    expect(await at.says('schemactl upgrade 20260103')).toContain('Applied 1 revision.');
    expect(await at.says('schemactl current')).toContain('20260103_b.sql');
    expect(await at.says('schemactl downgrade -1')).toContain('Rolled back 1 revision.');
    expect(await at.says('schemactl upgrade head --sql')).toContain('create table b (id integer)');
    expect(await at.says('schemactl stamp head')).toContain('Recorded: 20260103_b.sql');
    expect(await at.says('schemactl heads')).toContain('20260103_b.sql');
    expect(await at.says('schemactl show head')).toContain('create table b');
    expect(await at.says('schemactl revision -m "add tags"')).toMatch(
      /Creating: migrations\/\d+_add_tags\.sql/,
    );
    const sql = `schemactl migrate --sql --engine ${name} --from 20260101 --to 20260102`;
    expect(await at.says(sql)).toContain('create table a (id integer)');
  });

  test("Flyway's files become revisions, its commands are understood", async () => {
    at.write('migrations/V1__first.sql', 'create table a (id integer);\n');
    at.write('migrations/V2__second.sql', 'create table b (id integer);\n');
    at.write('migrations/U2__second.sql', 'drop table b;\n');
    at.write('migrations/R__rows.sql', 'insert into a values (1);\n');
    await at.says('schemactl create');
    await query(at.url, 'create table a (id integer)');
    expect(await at.says('schemactl adopt')).toContain(
      'V2__second.sql, U2__second.sql -> 002000000_second.sql',
    );
    await at.says('schemactl baseline 1');
    expect(await at.says('schemactl info')).toMatch(
      /\[X\] 001000000_first\.sql[^]*\[ \] 002000000_second\.sql/,
    );
    expect(await at.says('schemactl migrate --to 2.0 --strict')).toMatch(
      /Applied 1 revision\. Repeated 1 revision\./,
    );
    expect(await query(at.url, 'select id from a')).toEqual([{ id: 1 }]);
    expect(await at.says('schemactl validate')).toContain('nothing is wrong');
    at.write('migrations/002000000_second.sql', makes('b'));
    await at.says('schemactl repair');
    expect(await at.says('schemactl undo')).toContain('Rolled back 1 revision.');
    expect(await versionsIn(at.url)).toEqual(['001000000']);
  });
});

test('what is not served says so, and a URL as other tools write it is told of', async () => {
  const [engine] = testEngines;
  if (engine === undefined) throw new Error('no engines');
  const at = await walker(engine.database);
  try {
    for (const url of ['mysql+pymysql://a:b@h/d', 'snowflake://a:b@h/d', 'databricks+connector://a:b@h/d']) {
      const { code, stderr } = await at.run('schemactl status', { DATABASE_URL: url });
      expect([code, stderr]).toEqual([2, expect.stringMatching(/not supported yet|is unknown/)]);
    }
    const { stderr } = await at.run('schemactl status', { DATABASE_URL: 'sqlite:///nowhere-at-all.db' });
    expect(stderr).toContain('in this folder it is sqlite:nowhere-at-all.db');
    expect((await at.run('schemactl upgrade -c 2')).stderr).toContain('--steps 2');
    expect((await at.run('schemactl migrate --database my_db')).code).toBe(2);
  } finally {
    await at.drop();
  }
});
