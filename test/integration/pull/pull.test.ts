import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createPorts } from '../../../src/index.js';
import { splitStatements } from '../../../src/domain/sql/index.js';
import { folder, schemactl, write } from '../support/cli';
import type { Folder, Run } from '../support/cli';
import { testEngines } from '../support/engines';
import type { TestDatabase } from '../support/engines';
import { beyondPostgres, richPostgres } from './rich-postgres';
import { beyondSqlite, richSqlite } from './rich-sqlite';
import { typeFaults } from './type-faults';

const scripts = {
  postgres: { rich: richPostgres, beyond: beyondPostgres },
  sqlite: { rich: richSqlite, beyond: beyondSqlite },
} as const;

/** The lines in which a pull names what models have no words for. */
const named = {
  postgres: [
    'extension citext',
    'collation public.german',
    'domain public.positive',
    'sequence public.own_seq: cache, owned by, parent, type',
    'function public."noop()"',
    'table public.loop_a: options',
    'table public.nothing',
    'unique public.loop_b.loop_b_a_id_key: include',
    'check public.loop_b.later: not valid',
    'index public.counts_team_idx',
    'trigger public.users.watch',
    'comment on column public.counts.n',
  ],
  sqlite: [
    'virtual table words',
    'column "order items".1: nullable',
    'column "order items"."a b": nullable',
    'column plain.id: nullable',
    'unique plain."(name)": conflict',
    'foreign key dangling."(gone)"',
    'trigger watch',
    'view named: columns',
  ],
} as const;

const ports = createPorts();

async function execute(url: string, script: string): Promise<void> {
  const target = ports.target(url);
  const engine = ports.engine(target.engine);
  const session = await engine.open(target, { migrationsTable: 'schema_migrations', lockTimeoutMs: 1000 });
  for (const { sql } of splitStatements(script, engine.dialect.lexis)) await session.run(sql);
  await session.close();
}

describe.each(testEngines)('pull on $name', ({ name, database }) => {
  let db: TestDatabase;
  let place: Folder;
  const run = (...args: string[]): Promise<Run> =>
    schemactl(args, { cwd: place.path, env: { DATABASE_URL: db.url } });
  const ok = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await run(...args);
    if (code !== 0) throw new Error(`${args.join(' ')}: ${code} ${stdout}${stderr}`);
    return stdout;
  };
  beforeEach(async () => {
    db = await database();
    place = folder();
  });
  afterEach(async () => {
    place.drop();
    await db.drop();
  });

  test('what it writes is what the database holds, in a file and in a folder, and compiles', async () => {
    await execute(db.url, scripts[name].rich);
    await ok('pull', '--out', 'schema.ts');
    await ok('pull', '--out', 'models/');
    expect(await ok('check')).toContain('is what schema.ts says');
    expect(await ok('diff', '--to', 'models:models')).toBe('');
    if (name === 'postgres') expect(typeFaults(place.path)).toEqual([]);
  });

  test('what models have no words for is named, and stays', async () => {
    await execute(db.url, scripts[name].rich + scripts[name].beyond);
    const output = await ok('pull');
    const text = readFileSync(join(place.path, 'schema.ts'), 'utf8');
    for (const line of named[name]) {
      expect(output.split('\n')).toContain(`  ${line}`);
      expect(text.split('\n')).toContain(`//   ${line}`);
    }
    expect(await ok('check')).toContain('is what schema.ts says');
    expect(await ok('diff')).toBe('');
  });

  test('never over anything else unless told so', async () => {
    await execute(db.url, 'CREATE TABLE a (id integer); CREATE TABLE b (id integer);');
    write(place.path, 'schema.ts', 'export const mine = 1;\n');
    const refused = await run('pull');
    expect([refused.code, refused.stderr]).toEqual([8, expect.stringContaining('--force')]);
    expect(readFileSync(join(place.path, 'schema.ts'), 'utf8')).toBe('export const mine = 1;\n');
    expect(await ok('pull', '--stdout')).toContain(
      "export const a = table('a', {\n  id: integer().nullable(),\n});",
    );
    expect(await ok('pull', '--force')).toBe('Writing: schema.ts\n');
    expect(await ok('pull')).toBe('Unchanged: schema.ts\n');
    write(place.path, 'models/own.ts', 'export {};\n');
    await ok('pull', '--out', 'models');
    await execute(db.url, 'DROP TABLE b;');
    expect((await run('pull', '--out', 'models')).code).toBe(8);
    expect(existsSync(join(place.path, 'models/b.ts'))).toBe(true);
    await ok('pull', '--out', 'models', '--force');
    expect(readdirSync(join(place.path, 'models')).sort()).toEqual(['a.ts', 'index.ts', 'own.ts']);
  });

  test('an empty database gives no models', async () => {
    await execute(db.url, 'SELECT 1;');
    expect(await ok('pull')).toContain('nothing that models can declare');
    expect(existsSync(join(place.path, 'schema.ts'))).toBe(false);
  });
});
