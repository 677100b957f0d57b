import { format, inspect } from 'node:util';
import fc from 'fast-check';
import { isSchemactlError } from '../../../../src/domain/error.js';
import type { SchemactlError } from '../../../../src/domain/error.js';
import { parseUrl } from '../../../../src/domain/target/parse.js';
import { startupOptions, withDatabase } from '../../../../src/domain/target/postgres.js';
import type { Surroundings } from '../../../../src/domain/target/postgres.js';
import { anchorSqliteUrl } from '../../../../src/domain/target/sqlite.js';
import { describeTarget, secretsOf } from '../../../../src/domain/target/target.js';
import type { PostgresTarget, SqliteTarget } from '../../../../src/domain/target/target.js';

const env = { USER: 'me' };

function postgres(text: string, surroundings: Surroundings = { env }): PostgresTarget {
  const target = parseUrl(text, surroundings);
  if (target.engine !== 'postgres') throw new Error('not PostgreSQL');
  return target;
}

function sqlite(text: string): SqliteTarget {
  const target = parseUrl(text);
  if (target.engine !== 'sqlite') throw new Error('not SQLite');
  return target;
}

function failure(text: string, surroundings: Surroundings = { env }): SchemactlError {
  try {
    parseUrl(text, surroundings);
  } catch (error) {
    if (isSchemactlError(error)) return error;
    throw error;
  }
  throw new Error('no error');
}

describe('PostgreSQL URLs', () => {
  test('every part is read and decoded', () => {
    const target = postgres('postgres://us%40er:p%2Fw@db.example:6000/my%20db');
    expect(target).toMatchObject({
      user: 'us@er',
      host: 'db.example',
      port: 6000,
      database: 'my db',
      local: false,
    });
    expect(target.reveal().password).toBe('p/w');
    expect(describeTarget(target)).toBe('postgres://us%40er@db.example:6000/my%20db');
  });

  test.each(['postgres', 'postgresql', 'postgresql+asyncpg', 'POSTGRES', 'postgresql+psycopg_2'])(
    'the scheme %s is PostgreSQL',
    (scheme) => {
      expect(postgres(`${scheme}://u@h/d`).engine).toBe('postgres');
    },
  );

  test.each([
    ['postgres://u:p@ss@h/d', 'p@ss'],
    ['postgres://u:a:b@h/d', 'a:b'],
    ['postgres://u:a#b@h/d', 'a#b'],
    ['postgres://u:a+b@h/d', 'a+b'],
    ['postgres://u@h/d?password=a%26b', 'a&b'],
  ])('the password of %s is %s', (url, password) => {
    expect(postgres(url).reveal().password).toBe(password);
  });

  test.each([
    ['postgres://u@/d', '/var/run/postgresql', true],
    ['postgres:///d?host=/tmp', '/tmp', true],
    ['postgres:///d?socket=/tmp', '/tmp', true],
    ['postgres://%2Ftmp/d', '/tmp', true],
    ['postgres://ignored/d?host=real', 'real', false],
    ['postgres://[::1]:5433/d', '::1', false],
  ])('%s is reached at %s', (url, host, local) => {
    expect(postgres(url)).toMatchObject({ host, local });
  });

  test('a socket file names its directory and port', () => {
    expect(postgres('postgres:///d?socket=/tmp/.s.PGSQL.6001')).toMatchObject({
      host: '/tmp',
      port: 6001,
      local: true,
    });
  });

  test('the environment fills gaps and never replaces what the URL says', () => {
    const surroundings = {
      env: {
        PGHOST: 'h',
        PGPORT: '7',
        PGUSER: 'u',
        PGPASSWORD: 'w',
        PGDATABASE: 'd',
        PGSSLMODE: 'require',
        PGAPPNAME: 'a',
        PGOPTIONS: '-c x=1',
      },
    };
    const filled = postgres('postgres://', surroundings);
    expect(filled).toMatchObject({
      host: 'h',
      port: 7,
      user: 'u',
      database: 'd',
      sslMode: 'require',
      applicationName: 'a',
      options: '-c x=1',
    });
    expect(filled.reveal().password).toBe('w');
    expect(secretsOf(filled)).toContain('w');
    const said = postgres('postgres://U:W@H:8/D?sslmode=disable', surroundings);
    expect(said).toMatchObject({ host: 'H', port: 8, user: 'U', database: 'D', sslMode: 'disable' });
    expect(said.reveal().password).toBe('W');
  });

  test('settings for the session travel as startup options', () => {
    const target = postgres(
      'postgres://u@h/d?search_path=a,"B c"&statement_timeout=5s&options=-c%20y%3D2&pgbouncer=true&connect_timeout=3',
    );
    expect(target.searchPath).toEqual(['a', 'B c']);
    expect(target.connectTimeoutMs).toBe(3000);
    expect(target.settings).toEqual({ statement_timeout: '5s' });
    expect(startupOptions(target)).toBe('-c y=2 -c statement_timeout=5s -c search_path="a","B\\ c"');
    expect(startupOptions(postgres('postgres://u@h/d'))).toBeUndefined();
  });

  test('another database of the same server keeps the credentials', () => {
    const other = withDatabase(postgres('postgres://u:secret@h/d'), 'postgres');
    expect(other.url).toBe('postgres://u@h:5432/postgres');
    expect(other.reveal().password).toBe('secret');
  });

  test.each([
    ['postgres://u:hunter2@h:99999/d', 'port'],
    ['postgres://u:hunter2@h:abc/d', 'port'],
    ['postgres://u:hunter2/x@h/d', 'port'],
    ['postgres://u:hunter2?x@h/d', 'port'],
    ['postgres://u:hunter2%zz@h/d', '%25'],
    ['postgres://u:hunter2%00@h/d', 'NUL'],
    ['postgres://u:hunter2@h/', 'database'],
    ['postgres://u:hunter2@h', 'database'],
    ['postgres://u:hunter2@a,b/d', 'several hosts'],
    ['postgres://u:hunter2@[::1/d', 'host'],
    ['postgres://u:hunter2@h/d?sslmode=hunter2', 'sslmode'],
    ['postgres://u:hunter2@h/d?connect_timeout=hunter2', 'connect_timeout'],
    ['postgres://u:hunter2@h/d?sslrootcert=system&sslmode=require', 'verify-full'],
    ['u:hunter2@h:5432/d', 'scheme'],
    ['hunter2', 'scheme'],
    ['', 'scheme'],
  ])('%s is refused with a form to follow and without its text', (url, word) => {
    const error = failure(url);
    expect(error).toMatchObject({ code: 'BAD_URL', exit: 2 });
    expect(error.message).toContain(word);
    expect(error.hint).not.toBeUndefined();
    expect(inspect(error, { showHidden: true, depth: null }).replace(/\n.*test\.ts.*/gs, '')).not.toContain(
      'hunter2',
    );
  });

  test('a URL without a user needs one from the environment', () => {
    expect(failure('postgres://h/d', {}).message).toContain('PGUSER');
    expect(postgres('postgres://h/d').user).toBe('me');
  });
});

describe('schemes', () => {
  test('MySQL and MariaDB are known but not served', () => {
    for (const scheme of ['mysql', 'mariadb', 'mysql+pymysql'])
      expect(failure(`${scheme}://u:hunter2@h/d`)).toMatchObject({ code: 'UNSUPPORTED' });
  });

  test('an unknown scheme is answered with the known ones', () => {
    const error = failure('oracle://u:hunter2@h/d');
    expect(error).toMatchObject({ code: 'BAD_URL' });
    expect(error.message).toContain('oracle');
    expect(error.hint).toContain('postgres, postgresql, sqlite, sqlite3');
  });
});

describe('SQLite URLs', () => {
  test.each([
    ['sqlite:rel.db', 'rel.db'],
    ['sqlite3:dir/rel.db', 'dir/rel.db'],
    ['sqlite+aiosqlite:rel.db', 'rel.db'],
    ['sqlite:/abs/a.db', '/abs/a.db'],
    ['sqlite://abs/a.db', '/abs/a.db'],
    ['sqlite:///abs/a.db', '/abs/a.db'],
    ['sqlite:////abs/a.db', '/abs/a.db'],
    ['sqlite:a%20b%3f.db', 'a b?.db'],
    ['sqlite:C:/x/a.db', 'C:/x/a.db'],
    ['sqlite:///C:/x/a.db', 'C:/x/a.db'],
    ['sqlite::memory:', ':memory:'],
    ['sqlite:///:memory:', ':memory:'],
  ])('%s is the file %s', (url, path) => {
    expect(sqlite(url)).toMatchObject({ path, memory: path === ':memory:' });
  });

  test('the query is kept, apart from keys', () => {
    const target = sqlite('sqlite:a.db?mode=ro&key=hunter2');
    expect(target.parameters).toEqual({ mode: 'ro' });
    expect(secretsOf(target)).toEqual(['hunter2']);
    expect(describeTarget(target)).toBe('sqlite:a.db');
  });

  test.each(['sqlite:', 'sqlite://', 'sqlite:dir/', 'sqlite:100%.db'])('%s is refused', (url) => {
    expect(failure(url)).toMatchObject({ code: 'BAD_URL' });
  });

  test('a relative file can be anchored in a folder whose name needs encoding', () => {
    expect(sqlite(anchorSqliteUrl('sqlite:a.db?mode=ro', '/my 100%/x')).path).toBe('/my 100%/x/a.db');
    for (const url of ['sqlite:/a.db', 'sqlite::memory:', 'postgres://h/d', 'sqlite:C:/a.db'])
      expect(anchorSqliteUrl(url, '/x')).toBe(url);
  });
});

test('no way of printing a target shows its password', () => {
  const password = fc
    .string({ minLength: 6, maxLength: 20, unit: 'binary' })
    .map((text) => `Zq9${text.replaceAll('\0', '')}`);
  fc.assert(
    fc.property(password, (secret) => {
      const target = postgres(
        `postgres://user:${encodeURIComponent(secret)}@host/db?sslpassword=${encodeURIComponent(secret)}`,
      );
      expect(target.reveal().password).toBe(secret);
      const printed = [
        inspect(target, { showHidden: true, depth: null }),
        JSON.stringify(target),
        format('%s %j %o', target, target, target),
        describeTarget(target),
        inspect(withDatabase(target, 'x')),
      ];
      for (const text of printed) expect(text).not.toContain('Zq9');
    }),
  );
});
