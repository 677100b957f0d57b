import { testEngines } from '../support/engines';
import { query, versionsIn } from '../support/structure';
import { walker } from './support';
import type { Walker } from './support';

const first = `-- upgrade
CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    name VARCHAR(100) NOT NULL,
    email VARCHAR(255) UNIQUE NOT NULL
);

CREATE TABLE items (
    id INTEGER PRIMARY KEY,
    name VARCHAR(100) NOT NULL
);

-- rollback
DROP TABLE items;
DROP TABLE users;
`;

const blog = (more = ''): Readonly<Record<string, string>> => ({
  'model/category.ts': `
import { integer, table, varchar } from 'schemactl/schema';
export const categories = table('categories', {
  id: integer().identity().primaryKey(),
  name: varchar(100),
  slug: varchar(100).unique(),${more}
});
`,
  'model/article.ts': `
import { boolean, integer, table, text, varchar } from 'schemactl/schema';
import { categories } from './category';
export const articles = table('articles', {
  id: integer().identity().primaryKey(),
  title: varchar(255),
  slug: varchar(255).unique(),
  content: text().nullable(),
  is_published: boolean().nullable(),
  category_id: integer().references(() => categories.id).index(),
});
`,
});

describe.each(testEngines)('the walkthrough of jetbase on $name', ({ name, database }) => {
  let at: Walker;
  beforeEach(async () => void (at = await walker(database)));
  afterEach(() => at.drop());
  const tables = async (): Promise<readonly unknown[]> => {
    const catalog =
      name === 'sqlite'
        ? "select name from sqlite_schema where type = 'table' and name not like 'schema%' order by 1"
        : "select relname as name from pg_class c join pg_namespace n on n.oid = relnamespace where relkind = 'r' and nspname = 'public' and relname not like 'schema%' order by 1";
    return (await query(at.url, catalog)).map((row) => row['name']);
  };

  test('init, new -v 1, SQL by hand, upgrade, status, history, current, rollback', async () => {
    await at.says('schemactl init');
    expect(await at.says('schemactl new "create users table" -v 1.0')).toBe(
      'Creating: migrations/001000000_create_users_table.sql\n',
    );
    const text = first.replace('-- upgrade', '-- migrate:up').replace('-- rollback', '-- migrate:down');
    at.write('migrations/001000000_create_users_table.sql', text);
    await at.says('schemactl create');
    expect(await at.says('schemactl upgrade')).toContain('Applied 1 revision.');
    expect(await tables()).toEqual(['items', 'users']);

    await at.says('schemactl new "second" -v 2.4');
    await at.says('schemactl new "third" -v 10.0');
    expect(await at.says('schemactl upgrade --dry-run')).toMatch(/002004000_second[^]*010000000_third/);
    await at.says('schemactl upgrade --count 1');
    expect(await at.says('schemactl current')).toContain('002004000_second.sql (1 pending)');
    await at.says('schemactl upgrade --to-version 10.0');
    expect(await at.says('schemactl history')).toMatch(/001000000 [^]*002004000 [^]*010000000 /);
    expect(await at.says('schemactl rollback -t 2.4')).toContain('Rolled back 1 revision.');
    expect(await at.says('schemactl rollback --count 2 --yes')).toContain('Rolled back 2 revisions.');
    expect(await tables()).toEqual([]);
  });

  test('its own files and table are taken over, from any folder of the project', async () => {
    at.write('jetbase/migrations/V1__create_users_table.sql', first);
    at.write(
      'jetbase/migrations/V2.4__more.sql',
      '-- upgrade\nCREATE TABLE more (id integer);\n-- rollback\nDROP TABLE more;\n',
    );
    at.write('schemactl.config.yaml', 'migrationsDir: jetbase/migrations\n');
    at.write('src/deep/x.ts', '');
    await at.says('schemactl create');
    await query(at.url, 'create table users (id integer); ');
    await query(at.url, 'create table items (id integer)');
    await query(
      at.url,
      'create table jetbase_migrations (version varchar(255), filename text, migration_type text)',
    );
    await query(
      at.url,
      "insert into jetbase_migrations values ('1', 'V1__create_users_table.sql', 'VERSIONED')",
    );
    expect(await at.says('schemactl adopt --applied', {}, 'src/deep')).toContain(
      'Recorded: 001000000_create_users_table.sql',
    );
    expect(await at.says('schemactl upgrade', {}, 'src/deep')).toContain('Applied: 002004000_more.sql');
    expect(await versionsIn(at.url)).toEqual(['001000000', '002004000']);
    await at.says('schemactl rollback --count 2 --yes', {}, 'src/deep');
    expect(await tables()).toEqual(['jetbase_migrations']);
  });

  test('make-migrations finds model/, and sees what changed against the database', async () => {
    for (const [file, text] of Object.entries(blog())) at.write(file, text);
    await at.says('schemactl create');
    const made = await at.says(
      'schemactl make-migrations --description "add blogging schema" -v 20260204120000',
    );
    expect(made).toContain('Creating: migrations/20260204120000_add_blogging_schema.sql');
    const text = at.read('migrations/20260204120000_add_blogging_schema.sql');
    expect(text).toMatch(
      /CREATE TABLE (public\.)?categories[^]*CREATE TABLE (public\.)?articles[^]*CREATE INDEX articles_category_id_idx[^]*migrate:down[^]*DROP TABLE/,
    );
    await at.says('schemactl migrate');
    expect(await tables()).toEqual(['articles', 'categories']);
    expect(await at.says('schemactl make-migrations')).not.toContain('Creating');

    const more = '\n  hidden: integer().nullable(),';
    for (const [file, changed] of Object.entries(blog(more))) at.write(file, changed);
    const models = { SCHEMACTL_MODELS: './model/category.ts,./model/article.ts', ASYNC: 'true' };
    expect(await at.says('schemactl make-migrations', models)).toMatch(/_add_hidden_to_categories\.sql/);
    await at.says('schemactl upgrade', models);
    expect((await at.run('schemactl check', models)).code).toBe(0);
  });

  test('lock and unlock, validate and fix, what runs on every upgrade', async () => {
    at.write(
      'migrations/0001_a.sql',
      '-- migrate:up\ncreate table a (id integer);\n-- migrate:down\ndrop table a;\n',
    );
    at.write('migrations/RA__touch.sql', 'insert into a values (1);\n');
    at.write('migrations/ROC__view.sql', 'drop view if exists v;\ncreate view v as select id from a;\n');
    await at.says('schemactl up');
    expect(await at.says('schemactl upgrade')).toContain('Repeated 1 revision.');
    expect(await query(at.url, 'select id from a')).toEqual([{ id: 1 }, { id: 1 }]);
    at.write(
      'migrations/ROC__view.sql',
      'drop view if exists v;\ncreate view v as select id + 1 as id from a;\n',
    );
    expect(await at.says('schemactl status')).toMatch(/ROC__view\.sql {2}\(.*changed/);
    expect(await at.says('schemactl upgrade')).toContain('Repeated 2 revisions.');

    await at.says('schemactl lock --reason "a backup"');
    const held = await at.run('schemactl upgrade');
    expect([held.code, held.stderr]).toEqual([4, expect.stringContaining('a backup')]);
    expect(await at.says('schemactl lock-status')).toContain('a backup');
    await at.says('schemactl unlock');

    expect(await at.says('schemactl validate')).toContain('nothing is wrong');
    at.write(
      'migrations/0001_a.sql',
      '-- migrate:up\ncreate table a (id bigint);\n-- migrate:down\ndrop table a;\n',
    );
    expect((await at.run('schemactl validate-checksums')).code).toBe(3);
    await at.says('schemactl fix-checksums');
    expect(await at.says('schemactl validate-files')).toContain('nothing is wrong');
  });

  test('URLs with a driver, and a variable of another name', async () => {
    const url = at.url
      .replace(/^sqlite:/, 'sqlite+aiosqlite:')
      .replace(/^postgres(ql)?:/, 'postgresql+asyncpg:');
    await at.says('schemactl create', {
      DATABASE_URL: '',
      JETBASE_SQLALCHEMY_URL: url,
      SCHEMACTL_ENV: 'JETBASE_SQLALCHEMY_URL',
    });
    const env = { DATABASE_URL: '', JETBASE_SQLALCHEMY_URL: url };
    expect(await at.says('schemactl current --env JETBASE_SQLALCHEMY_URL', env)).toContain(
      'Nothing is applied',
    );
    if (name === 'sqlite') return;
    await query(at.url, 'create schema app');
    at.write('migrations/1_a.sql', '-- migrate:up\ncreate table a (id integer);\n-- migrate:down\n');
    const there = `${at.url}${at.url.includes('?') ? '&' : '?'}search_path=app`;
    await at.says('schemactl upgrade', { DATABASE_URL: there });
    expect(await query(at.url, "select schemaname from pg_tables where tablename = 'a'")).toEqual([
      { schemaname: 'app' },
    ]);
  });
});
