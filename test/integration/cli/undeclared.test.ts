import { testEngines } from '../support/engines';
import { folder, schemactl, write } from '../support/cli';
import type { Folder, Run } from '../support/cli';
import { createPorts } from '../../../src/library.js';

const models = `
import { integer, table, varchar } from 'schemactl/schema';
export const rooms = table('rooms', { id: integer().primaryKey(), name: varchar(50) });
export const halls = table('halls', { id: integer().primaryKey() });
`;

/** What models have no words for, on each engine. */
const extras = {
  sqlite: ['CREATE TRIGGER watch AFTER INSERT ON rooms BEGIN UPDATE rooms SET name = new.name; END'],
  postgres: [
    'CREATE EXTENSION citext',
    'ALTER TABLE halls RENAME TO halls_1',
    'ALTER INDEX halls_pkey RENAME TO halls_1_pkey',
    'CREATE TABLE halls (id integer PRIMARY KEY) PARTITION BY RANGE (id)',
    'ALTER TABLE halls ATTACH PARTITION halls_1 FOR VALUES FROM (0) TO (9)',
    'CREATE TABLE halls_rest PARTITION OF halls DEFAULT',
    'ALTER TABLE rooms SET (fillfactor = 70)',
    'ALTER TABLE rooms ADD CONSTRAINT one_each EXCLUDE USING btree (name WITH =)',
    "COMMENT ON CONSTRAINT one_each ON rooms IS 'one of each'",
    'CREATE POLICY few ON rooms USING (id > 0)',
    'GRANT INSERT ON rooms TO PUBLIC',
    'ALTER TABLE halls OWNER TO pg_monitor',
    'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO pg_write_all_data',
  ],
} as const;

describe.each(testEngines)('what models have no words for stays on $name', ({ name, database }) => {
  test('through a check, a change and a rename', async () => {
    const db = await database();
    const place: Folder = folder({ 'schema.ts': models });
    const run = (...args: string[]): Promise<Run> =>
      schemactl(args, { cwd: place.path, env: { DATABASE_URL: db.url } });
    const ok = async (...args: string[]): Promise<string> => {
      const { code, stdout, stderr } = await run(...args);
      if (code !== 0) throw new Error(`${args.join(' ')}: ${code} ${stdout}${stderr}`);
      return stdout;
    };
    try {
      await ok('new', '--auto', 'first');
      await ok('up');
      const ports = createPorts();
      const target = ports.target(db.url);
      const session = await ports
        .engine(target.engine)
        .open(target, { migrationsTable: 'schema_migrations', lockTimeoutMs: 1000 });
      for (const sql of extras[name]) await session.run(sql);
      await session.close();
      await ok('check');
      const before = await ok('diff', '--from', 'empty', '--to', db.url);
      write(
        place.path,
        'schema.ts',
        `${models.replace('name: varchar(50)', "title: varchar(60).renamedFrom('name')")}
        export const walls = table('walls', { id: integer().primaryKey() });`,
      );
      await ok('new', '--auto', 'second');
      await ok('up');
      await ok('check');
      const after = await ok('diff', '--from', 'empty', '--to', db.url);
      for (const word of name === 'sqlite'
        ? ['TRIGGER watch']
        : ['citext', 'fillfactor', 'one_each', 'one of each', 'POLICY few', 'INSERT ON', 'pg_monitor']) {
        expect(before).toContain(word);
        expect(after).toContain(word);
      }
      if (name === 'postgres')
        expect(after).toContain('GRANT SELECT ON TABLE public.walls TO pg_write_all_data');
      await ok('rollback');
      expect(await ok('diff', '--from', 'empty', '--to', db.url)).toBe(before);
    } finally {
      place.drop();
      await db.drop();
    }
  });
});
