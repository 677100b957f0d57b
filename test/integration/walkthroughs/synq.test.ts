import { testEngines } from '../support/engines';
import { query, structureOf, versionsIn } from '../support/structure';
import { walker } from './support';
import type { Walker } from './support';

const users = (more = ''): string => `
import { integer, table, varchar } from 'schemactl/schema';

export const users = table('users', {
  id: integer().identity().primaryKey(),
  name: varchar(50),
  email: varchar(50).unique().nullable(),${more}
});
`;

const nowhere = { sqlite: 'sqlite:./absent/app.db', postgres: 'postgres://nobody@127.0.0.1:1/none' };

describe.each(testEngines)('the walkthrough of synq on $name', ({ name, database }) => {
  let at: Walker;
  beforeEach(async () => void (at = await walker(database)));
  afterEach(() => at.drop());
  const offline = { DATABASE_URL: nowhere[name] };

  test('init, models, generate without a database, migrate, status', async () => {
    expect(await at.says('schemactl init', offline)).toContain('Creating: schemactl.config.yaml');
    at.write('my_app/models.ts', users());
    at.write('schemactl.config.yaml', `${at.read('schemactl.config.yaml')}models: my_app/models.ts\n`);

    const made = await at.says('schemactl generate "Create user table" -v 0000', offline);
    expect(made).toMatch(
      /Creating: migrations\/0000_create_user_table\.sql\n.*_snapshot\.json\n {2}create table (public\.)?users/,
    );
    expect(at.names('migrations')).toEqual(['.gitkeep', '0000_create_user_table.sql', 'meta']);
    expect(at.names('migrations/meta')).toEqual(['0000_snapshot.json']);
    expect(at.read('migrations/0000_create_user_table.sql')).toMatch(
      /^-- migrate:up\n[^]*CREATE TABLE (public\.)?users \([^]*-- migrate:down\nDROP TABLE (public\.)?users;/,
    );

    expect(await at.says('schemactl up')).toContain('Applied 1 revision.');
    expect(await query(at.url, 'select name, email from users')).toEqual([]);
    expect(await at.says('schemactl status')).toBe(
      '[X] 0000_create_user_table.sql\n\nApplied: 1\nPending: 0\n',
    );

    expect(await at.says('schemactl generate again', offline)).not.toContain('Creating');
    at.write('my_app/models.ts', users('\n  age: integer().nullable(),'));
    expect(await at.says('schemactl generate -v 0001', offline)).toContain(
      'migrations/0001_add_age_to_users.sql',
    );
    expect(at.names('migrations/meta')).toEqual(['0000_snapshot.json', '0001_snapshot.json']);
    expect(await at.says('schemactl migrate')).toContain('Applied 1 revision.');
    expect((await at.run('schemactl check')).code).toBe(0);
    expect(await at.says('schemactl snapshots')).toBeTruthy();
  });

  test("synq's own files are taken over: directives, snapshots anew, what ran is recorded", async () => {
    const create = 'CREATE TABLE users (id integer primary key, name varchar(50) not null);';
    at.write('migrations/0000_create_user_table.sql', `${create}\n`);
    at.write('migrations/meta/0000_snapshot.json', '{"version": 1, "tables": {"users": {}}}');
    at.write('schema.ts', users());
    await at.says('schemactl create');
    await query(at.url, create);

    expect((await at.run('schemactl generate', offline)).code).toBe(2);
    expect(await at.says('schemactl adopt', offline)).toContain(
      'Gave directives to: 0000_create_user_table.sql',
    );
    expect(await at.says('schemactl baseline')).toContain('0000_create_user_table.sql');
    expect(await versionsIn(at.url)).toEqual(['0000']);
    at.place.remove('migrations/meta/0000_snapshot.json');
    await at.says('schemactl snapshots --rebuild', offline);
    expect(await at.says('schemactl generate -v 0001', offline)).toContain('Creating: migrations/0001_');
    await at.says('schemactl migrate');
    expect(await at.says('schemactl check')).toContain('is what schema.ts says');
    expect((await structureOf(at.url)).join('\n')).toContain('email');
  });
});
