import { folder } from '../support/cli';
import type { Folder, Run } from '../support/cli';
import type { TestDatabase } from '../support/engines';
import { schemactlMany } from '../support/many';
import { query } from '../support/structure';

/** A revision that makes one table. */
export const makes = (table: string): string =>
  `-- migrate:up\ncreate table ${table} (id integer);\n-- migrate:down\ndrop table ${table};\n`;

/** Four revisions, each of which makes a table of its name. */
export const four = {
  'migrations/20260101000000_a.sql': makes('a'),
  'migrations/20260102000000_b.sql': makes('b'),
  'migrations/20260203000000_c.sql': makes('c'),
  'migrations/20260204000000_d.sql': makes('d'),
};

/** A project and its database. */
export interface Ground {
  readonly place: Folder;
  readonly url: string;
  /** A shadow for commands that leave its server alone. */
  readonly shadow: string;
  /** Runs command lines one after the other, without a terminal. */
  run(...lines: readonly string[]): Promise<readonly Run[]>;
  /** The names, of those given, that stand as applied in dbmate's table. */
  applied(): Promise<string>;
  /** Which of the tables a, b, c, d are there. */
  tables(): Promise<string>;
  drop(): Promise<void>;
}

/** A fresh database of an engine, created, with a folder of files. */
export async function ground(
  database: () => Promise<TestDatabase>,
  files: Readonly<Record<string, string>> = four,
): Promise<Ground> {
  const db = await database();
  const place = folder(files);
  const env = { DATABASE_URL: db.url, DBMATE_NO_DUMP_SCHEMA: 'true' };
  const run: Ground['run'] = (...lines) =>
    schemactlMany(
      lines.map((line) => line.split(' ')),
      { cwd: place.path, env },
    );
  await run('create');
  const catalog = db.url.startsWith('sqlite:')
    ? "select name from sqlite_schema where type = 'table' and length(name) = 1 order by 1"
    : "select relname as name from pg_class where relkind = 'r' and length(relname) = 1 order by 1";
  return {
    place,
    url: db.url,
    shadow: db.url.startsWith('sqlite:') ? 'sqlite::memory:' : db.url,
    run,
    applied: async () => {
      const rows = await query(db.url, 'select version from schema_migrations order by version');
      return rows.map(({ version }) => letters[String(version)] ?? '?').join('');
    },
    tables: async () => (await query(db.url, catalog)).map(({ name }) => String(name)).join(''),
    drop: async () => {
      place.drop();
      await db.drop();
    },
  };
}

const letters: Readonly<Record<string, string>> = {
  '20260101000000': 'a',
  '20260102000000': 'b',
  '20260203000000': 'c',
  '20260204000000': 'd',
};
