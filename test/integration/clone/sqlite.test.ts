import { chmodSync, linkSync, readdirSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { freshFile } from '../../setup/sqlite';
import type { FreshFile } from '../../setup/sqlite';
import { execute, program, schemactl } from '../support/cli';
import type { Run } from '../support/cli';
import { start } from '../support/running';

describe('clone on SQLite', () => {
  let place: FreshFile;
  const run = (...args: string[]): Promise<Run> => schemactl(['clone', ...args], { cwd: place.directory });
  const open = <T>(name: string, work: (database: Database.Database) => T): T => {
    const database = new Database(`${place.directory}/${name}`);
    try {
      return work(database);
    } finally {
      database.close();
    }
  };
  const make = (name: string, pragmas = ''): void =>
    open(name, (database) => {
      database.exec(`${pragmas} create table t (a, b); insert into t values (1, randomblob(100000))`);
    });
  const count = (name: string): unknown =>
    open(name, (database) => database.prepare('select count(*) from t').pluck().get());
  const check = (name: string): unknown =>
    open(name, (database) => database.pragma('integrity_check', { simple: true }));
  const files = (): readonly string[] =>
    readdirSync(place.directory).filter((name) => !name.endsWith('-lock'));

  beforeEach(() => {
    place = freshFile();
    make('source.db');
  });
  afterEach(() => place.drop());

  test.each([
    ['', ''],
    ['pragma journal_mode = wal;', ''],
    ['', 'pragma page_size = 8192; pragma journal_mode = wal;'],
    ['pragma page_size = 512; pragma journal_mode = wal;', 'pragma journal_mode = wal;'],
  ])('from %j to %j', async (from, to) => {
    make('from.db', from);
    make('to.db', `${to} create table old (a);`);
    const inWal = new Database(`${place.directory}/from.db`);
    inWal.exec('insert into t values (2, 2)');
    const done = await run('sqlite:from.db', 'sqlite:to.db', '--force');
    inWal.close();
    expect([done.code, done.stderr]).toEqual([0, expect.stringMatching(/^Cloning/)]);
    expect([count('to.db'), check('to.db')]).toEqual([2, 'ok']);
    expect(
      open('to.db', (database) => database.prepare('select name from sqlite_schema').pluck().all()),
    ).toEqual(['t']);
    const made = await run('sqlite:from.db', 'sqlite:deep/er/new.db');
    expect([made.code, count('deep/er/new.db')]).toEqual([0, 2]);
  });

  test('says who is in the way, and leaves everything as it was', async () => {
    make('to.db');
    for (const name of ['source.db', 'to.db']) {
      const holder = new Database(`${place.directory}/${name}`);
      holder.exec('begin exclusive');
      const done = await run(
        'sqlite:source.db',
        'sqlite:to.db',
        '--force',
        '--lock-timeout',
        '300ms',
        '--json',
      );
      holder.close();
      expect([name, done.code, JSON.parse(done.stdout)]).toMatchObject([
        name,
        4,
        { error: { code: 'LOCKED' } },
      ]);
      expect([count('to.db'), check('to.db')]).toEqual([1, 'ok']);
    }
    expect(files()).toEqual(['source.db', 'to.db']);
  });

  test('is of one moment while others write', async () => {
    open('source.db', (database) => {
      database.pragma('journal_mode = wal');
      database.exec(`create table pair (n); insert into pair values (0), (0);
        with recursive r(i) as (select 1 union all select i + 1 from r where i < 300) insert into t select i, randomblob(100000) from r`);
    });
    const writer = new Database(`${place.directory}/source.db`);
    const running = start(['clone', 'sqlite:source.db', 'sqlite:to.db'], { cwd: place.directory });
    let over = false;
    void running.ended.then(() => (over = true));
    while (!over) {
      writer.exec('update pair set n = n + 1');
      await new Promise((done) => setImmediate(done));
    }
    writer.close();
    expect((await running.ended).code).toBe(0);
    expect(
      open('to.db', (database) => database.prepare('select count(distinct n) from pair').pluck().get()),
    ).toBe(1);
    expect([count('to.db'), check('to.db')]).toEqual([301, 'ok']);
  });

  test('without room for it leaves everything as it was', async () => {
    make('to.db');
    const line = (...words: string[]): string =>
      `ulimit -f 50; exec "${process.execPath}" "${program}" clone ${words.join(' ')}`;
    for (const target of ['sqlite:new/to.db', 'sqlite:to.db']) {
      const { code, stderr } = await execute('sh', ['-c', line('sqlite:source.db', target, '--force')], {
        cwd: place.directory,
      });
      expect([code, stderr]).toEqual([
        1,
        expect.stringMatching(/Error: sqlite:\S+ (is full|can't be (read or )?written)/),
      ]);
    }
    expect(files()).toEqual(['source.db', 'to.db']);
    expect([count('to.db'), check('to.db')]).toEqual([1, 'ok']);
  });

  test('knows a file by every name, and takes its rights along', async () => {
    linkSync(`${place.directory}/source.db`, `${place.directory}/other.db`);
    const { code, stderr } = await run('sqlite:source.db', 'sqlite:other.db', '--force');
    expect([code, stderr]).toEqual([2, expect.stringContaining('onto itself')]);
    expect((await run('sqlite::memory:', 'sqlite:to.db')).code).toBe(2);
    chmodSync(`${place.directory}/source.db`, 0o600);
    expect((await run('sqlite:source.db', 'sqlite:to.db')).code).toBe(0);
    expect(statSync(`${place.directory}/to.db`).mode & 0o777).toBe(0o600);
  });

  test('--schema-only keeps virtual tables, triggers and settings of the file', async () => {
    open('rich.db', (database) =>
      database.exec(`pragma page_size = 1024; pragma user_version = 7; create virtual table f using fts5(x);
        create table u (id integer primary key autoincrement, n unique); create view v as select * from u;
        create trigger g instead of insert on v begin insert into u (n) values (new.n); end;
        create index i on u (n) where n > 1; insert into u (n) values (1); insert into f values ('word'); analyze`),
    );
    expect((await run('sqlite:rich.db', 'sqlite:bare.db', '--schema-only')).code).toBe(0);
    const schema =
      "select type, name, sql from sqlite_schema where name not like 'sqlite_stat%' order by name";
    const read = (name: string): unknown =>
      open(name, (database) => [
        database.prepare(schema).all(),
        database.pragma('user_version'),
        database.pragma('page_size'),
      ]);
    expect(read('bare.db')).toEqual(read('rich.db'));
    expect(open('bare.db', (database) => database.prepare('select count(*) from u').pluck().get())).toBe(0);
    make('empty.db', 'select 1;');
    expect((await run('sqlite:bare.db', 'sqlite:empty.db', '--force')).code).toBe(0);
    expect(read('empty.db')).toEqual(read('rich.db'));
  });
});
