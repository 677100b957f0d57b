import Database from 'better-sqlite3';
import { structure } from '../oracle/sqlite-structure';
import { freshFile } from '../setup/sqlite';
import type { Ground, Standing } from './ground';

type Db = Database.Database;

/** SQLite databases are files of the present run. */
export function sqliteGround(): Ground {
  return {
    engine: 'sqlite',
    judge: `the pragmas of SQLite ${versionOf()}`,
    around: (_pair, use) => use(),
    stand: (pair, script) => Promise.resolve().then(() => stand(`${pair.setup}\n;\n${script}`)),
    close: () => Promise.resolve(),
  };
}

function versionOf(): string {
  const db = new Database(':memory:');
  const version = db.prepare<[], string>('select sqlite_version()').pluck().get();
  db.close();
  return version ?? '';
}

function stand(script: string): Standing {
  const file = freshFile();
  const using = <T>(action: (db: Db) => T): Promise<T> =>
    Promise.resolve().then(() => {
      const db = new Database(file.path);
      try {
        db.pragma('foreign_keys = OFF');
        return action(db);
      } finally {
        db.close();
      }
    });
  const standing: Standing = {
    url: file.url,
    look: () =>
      using((db) => ({
        exact: structure(db).join('\n'),
        entries: structure(db, { columnOrder: false }),
      })),
    fill: (sql) => using((db) => execute(db, sql)),
    counts: () => using(counts),
    drop: () => Promise.resolve(file.drop()),
  };
  const db = new Database(file.path);
  try {
    db.pragma('foreign_keys = OFF');
    execute(db, script);
  } catch (error) {
    file.drop();
    throw error;
  } finally {
    db.close();
  }
  return standing;
}

/** Runs a script; functions that its application would bring along are there and give back what they are given. */
function execute(db: Db, script: string): void {
  const known = new Set(db.prepare<[], string>('select name from pragma_function_list').pluck().all());
  const called = new Set(
    [...script.matchAll(/\b([a-z_]\w*)\(/gi)].map(([, name = '']) => name.toLowerCase()),
  );
  for (const name of called) {
    if (!known.has(name)) db.function(name, { varargs: true }, (first: unknown) => first ?? null);
  }
  db.exec(script);
}

function counts(db: Db): ReadonlyMap<string, number> {
  const names = db
    .prepare<[], string>(
      `select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite\\_%' escape '\\'`,
    )
    .pluck()
    .all();
  const count = (name: string): number =>
    db
      .prepare<[], number>(`select count(*) from "${name.replaceAll('"', '""')}"`)
      .pluck()
      .get() ?? 0;
  return new Map(names.map((name) => [name, count(name)]));
}
