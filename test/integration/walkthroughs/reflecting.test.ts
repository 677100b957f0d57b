import { testEngines } from '../support/engines';
import { query, versionsIn } from '../support/structure';
import { walker } from './support';
import type { Walker } from './support';

const models = `
import { boolean, integer, table, timestamp, varchar } from 'schemactl/schema';

export const users = table('users', {
  id: integer().identity().primaryKey(),
  email: varchar(255).unique(),
  username: varchar(100).unique(),
  created_at: timestamp().nullable(),
  is_active: boolean().nullable(),
});
`;

describe.each(testEngines)('the walkthrough of the earlier schemactl on $name', ({ database }) => {
  let at: Walker;
  beforeEach(async () => void (at = await walker(database, { 'app/models.ts': models })));
  afterEach(() => at.drop());

  test('new, new --auto, up, status, rollback, down, wait, dump, drop', async () => {
    expect(await at.says('schemactl new --message add_users_table -v 20251214')).toBe(
      'Creating: migrations/20251214_add_users_table.sql\n',
    );
    expect(at.read('migrations/20251214_add_users_table.sql')).toMatch(
      /^-- migrate:up\n\s*-- migrate:down\s*$/,
    );

    const auto = 'schemactl new --message create_initial_tables --auto --models app/models.ts -v 20251215';
    expect(await at.says(auto)).toMatch(
      /Creating: migrations\/20251215_create_initial_tables\.sql\n.*\nProven: up/,
    );
    const text = at.read('migrations/20251215_create_initial_tables.sql');
    expect(text).toMatch(
      /-- migrate:up\n[^]*CREATE TABLE (public\.)?users[^]*-- migrate:down\nDROP TABLE (public\.)?users;\n$/,
    );
    expect(text).toMatch(/email (varchar|character varying)\(255\) not null/i);
  });

  test('what it has applied is taken over as it is, and goes on', async () => {
    await at.says('schemactl create');
    await at.says('schemactl wait');
    at.write(
      'migrations/20251215_create_initial_tables.sql',
      '-- migrate:up\nCREATE TABLE old (id integer);\n\n-- migrate:down\n-- Rollback: create_initial_tables\nDROP TABLE old;\n',
    );
    await query(at.url, 'create table old (id integer)');
    await query(at.url, 'create table schema_migrations (version varchar(128) primary key)');
    await query(at.url, "insert into schema_migrations values ('20251215')");
    expect(await at.says('schemactl status')).toContain('[X] 20251215_create_initial_tables.sql');

    await at.says('schemactl new --auto --message users --models app/models.ts --exclude old -v 20251216');
    expect(await at.says('schemactl up')).toContain('Applied 1 revision.');
    expect(await versionsIn(at.url)).toEqual(['20251215', '20251216']);
    expect(at.names('db')).toEqual(['schema.sql']);
    await at.says('schemactl rollback');
    await at.says('schemactl down');
    expect(await versionsIn(at.url)).toEqual([]);
    await at.says('schemactl drop --yes');
    expect(await at.run('schemactl status')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('schemactl up creates it') as string,
    });
  });
});
