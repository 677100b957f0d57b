import { join } from 'node:path';
import { testEngines } from '../support/engines';
import { idsIn, checkout } from './support';
import type { Checkout } from './support';

const name = 'name: varchar(50)';
const newest = 'migrations/meta/2_snapshot.json';

describe('snapshots', () => {
  let at: Checkout;
  beforeEach(async () => {
    at = checkout('sqlite');
    at.models({ users: name });
    await at.run('generate -v 1');
    at.models({ users: name, posts: name });
    await at.run('generate -v 2');
  });
  afterEach(() => at.drop());

  test('one that is missing, conflicts or is of other files is made anew, and why is said', async () => {
    const good = at.files();
    at.remove(newest);
    const [missing] = await at.run('generate');
    expect([missing?.code, missing?.stdout]).toEqual([0, 'No difference: nothing was written.\n']);
    expect(missing?.stderr).toContain(
      'the snapshot of 2_create_posts.sql was made anew by replaying the files: it is missing',
    );
    expect(at.files()).toEqual(good);

    at.write(newest, `{\n<<<<<<< HEAD\n  "a": 1\n=======\n  "a": 2\n>>>>>>> theirs\n}\n`);
    const [conflict] = await at.run('generate');
    expect(conflict?.stderr).toContain('made anew by replaying the files: it holds a merge conflict');
    expect(at.files()).toEqual(good);

    const file = 'migrations/2_create_posts.sql';
    at.write(file, at.read(file).replace('-- migrate:down', '-- a comment\n-- migrate:down'));
    at.models({ users: name, posts: name });
    const [comment] = await at.run('generate');
    expect(comment?.stderr).toBe('');
    at.write(file, at.read(file).replace('VARCHAR(50)', 'VARCHAR(60)'));
    const [stale, edited] = await at.run('snapshots', 'generate -v 3');
    expect([stale?.code, stale?.stdout]).toEqual([
      3,
      `right       ${join('migrations', 'meta', '1_snapshot.json')}\n` +
        `stale       ${join('migrations', 'meta', '2_snapshot.json')}\n  2_create_posts.sql was edited since\n`,
    ]);
    expect(edited?.stderr).toContain('2_create_posts.sql was edited since');
    expect(edited?.stdout).toContain('alter column posts.name: type VARCHAR(60)');
  });

  test('of two branches that were merged neither has the other in it: the next starts from both', async () => {
    const theirs = checkout('sqlite');
    for (const [file, text] of Object.entries(at.files())) theirs.write(file, text);
    theirs.models({ users: name, posts: name, tags: name });
    at.models({ users: `${name}, age: integer().nullable()`, posts: name });
    await Promise.all([theirs.run('generate -v 3'), at.run('generate -v 4')]);
    for (const [file, text] of Object.entries(theirs.files())) at.write(file, text);
    theirs.drop();
    at.models({ users: `${name}, age: integer().nullable()`, posts: name, tags: name });
    const [same] = await at.run('generate');
    expect([same?.code, same?.stdout]).toEqual([0, 'No difference: nothing was written.\n']);
    expect(same?.stderr).toContain('3_create_tags.sql is not in it');
    expect(same?.stderr).toContain(
      '3_create_tags.sql and 4_add_age_to_users.sql come from branches that were merged',
    );
    expect(idsIn(at.read('migrations/meta/4_snapshot.json'))).toEqual(
      expect.arrayContaining(['table:tags', 'column:users.age']),
    );
  });

  test.each([
    ['newer', '{"schemactl": 99}', 'written by a newer schemactl \\(format 99\\)', 'Update schemactl', 2],
    ['of another tool', '{"version": "7"}', 'has no key "schemactl"', 'Another tool', 2],
    ['cut off', '{"schemactl": 1,', 'it is not JSON', 'snapshots --rebuild', 0],
    [
      'damaged',
      '{"schemactl": 1, "engine": "sqlite", "objects": [{"kind": "tabel"}], "unmanaged": []}',
      'objects.0.kind',
      'snapshots --rebuild',
      0,
    ],
  ])('one that is %s is refused, and nothing is written', async (_, text, message, hint, mended) => {
    const good = at.files();
    at.write(newest, text);
    const before = at.files();
    at.models({ users: name });
    const [made, listed] = await at.run('generate', 'snapshots');
    expect([made?.code, made?.stdout]).toEqual([2, '']);
    expect(made?.stderr).toMatch(new RegExp(message));
    expect(made?.stderr).toContain(hint);
    expect([listed?.code, listed?.stdout.includes('unreadable  ')]).toEqual([3, true]);
    expect(at.files()).toEqual(before);
    const [rebuilt] = await at.run('snapshots --rebuild');
    expect(rebuilt?.code).toBe(mended);
    expect(at.files()).toEqual(mended === 0 ? good : before);
  });

  test.each([
    ['a column without its type', ',"type":"TEXT"', ''],
    ['a key whose columns are no list', '"columns":["id"]', '"columns":"id"'],
    [
      'a table whose parts are left',
      '"kind":"table","id":"table:users","path":["users"]',
      '"kind":"table","id":"table:x","path":["x"]',
    ],
    ['an object that has no parent', '"parent":"table:users",', ''],
  ])('%s is told by its place in the file', async (_, part, instead) => {
    at.models({ users: 'name: text()' });
    await at.run('generate -v 3');
    const snapshot = 'migrations/meta/3_snapshot.json';
    at.write(snapshot, at.read(snapshot).replace(part, instead));
    at.models({ users: 'name: text(), age: integer()' });
    const [made] = await at.run('generate');
    expect([made?.code, made?.stderr]).toEqual([2, expect.stringMatching(/is no schema state: objects\.\d/)]);
  });

  test('one whose revision has no file is refused, and removed by a rebuild', async () => {
    at.remove('migrations/2_create_posts.sql');
    const [made, listed, dry, rebuilt, again] = await at.run(
      'generate',
      'snapshots',
      'snapshots --rebuild --dry-run',
      'snapshots --rebuild',
      'generate -v 2',
    );
    expect([made?.code, made?.stderr]).toEqual([2, expect.stringContaining('a revision that has no file')]);
    expect([listed?.code, listed?.stdout]).toEqual([3, expect.stringContaining('orphan ')]);
    expect(dry?.stdout).toBe(`Would remove: ${join('migrations', 'meta', '2_snapshot.json')}\n`);
    expect(rebuilt?.stdout).toBe(`Removing: ${join('migrations', 'meta', '2_snapshot.json')}\n`);
    expect([again?.code, Object.keys(at.files()).sort()]).toEqual([
      0,
      [
        'migrations/1_create_users.sql',
        'migrations/2_create_posts.sql',
        'migrations/meta/1_snapshot.json',
        newest,
      ],
    ]);
  });

  test('one of another engine is refused', async () => {
    const other = checkout('');
    for (const [file, text] of Object.entries(at.files())) other.write(file, text);
    other.models({ users: name });
    const [made] = await other.run('generate --engine postgres');
    other.drop();
    expect([made?.code, made?.stderr]).toEqual([
      2,
      expect.stringContaining('holds a state of sqlite, not of postgres'),
    ]);
  });

  test('programs, repeatables and what was written by hand are replayed', async () => {
    at.write('migrations/3_code.js', "exports.up = (db) => db.execute('create table c (id integer)');\n");
    at.write('migrations/4_hand.sql', '-- migrate:up\ncreate table h (id integer);\n-- migrate:down\n');
    at.write('migrations/RA__v.sql', 'drop view if exists v;\ncreate view v as select id from h;\n');
    await at.run('generate --dry-run');
    expect(Object.keys(at.files())).not.toContain('migrations/meta/4_snapshot.json');
    await at.run('snapshots --rebuild');
    expect(idsIn(at.read('migrations/meta/3_snapshot.json'))).toContain('table:c');
    expect(idsIn(at.read('migrations/meta/3_snapshot.json'))).not.toContain('table:h');
    expect(idsIn(at.read('migrations/meta/4_snapshot.json'))).toContain('view:v');
    expect((await at.run('snapshots'))[0]?.code).toBe(0);
    at.write('migrations/RA__v.sql', 'drop view if exists v;\ncreate view v as select 1 as one;\n');
    expect((await at.run('snapshots'))[0]?.stdout).toContain('RA__v.sql was edited since');
  });

  test('what is out of scope stays in them', async () => {
    at.models({ users: `${name}, age: integer().nullable()` });
    const [made] = await at.run('generate -v 3 --exclude posts');
    expect([made?.code, made?.stderr]).toEqual([0, '']);
    const ids = idsIn(at.read('migrations/meta/3_snapshot.json'));
    expect(ids).toEqual(expect.arrayContaining(['table:posts', 'column:users.age']));
    const kept = at.read('migrations/meta/3_snapshot.json');
    await at.run('snapshots --rebuild');
    expect(at.read('migrations/meta/3_snapshot.json')).toBe(kept);
  });

  test('without a proof it is the same', async () => {
    at.models({ users: `age: integer().nullable(), ${name}`, posts: name });
    await at.run('generate -v 3 --no-prove');
    const kept = at.read('migrations/meta/3_snapshot.json');
    const [rebuilt] = await at.run('snapshots --rebuild');
    expect(rebuilt?.stdout).toBe('All snapshots are what the files lead to.\n');
    expect(at.read('migrations/meta/3_snapshot.json')).toBe(kept);
  });

  test('renames are asked for as ever, and --json and --dry-run hold', async () => {
    at.models({ users: 'title: varchar(50)', posts: name });
    const before = at.files();
    const [asked, dry] = await at.run('generate', 'generate -v 3 --rename users.name=title --dry-run --json');
    expect([asked?.code, asked?.stderr]).toEqual([8, expect.stringContaining('--rename users.name=title')]);
    const document = JSON.parse(dry?.stdout ?? '') as { readonly result: { readonly written: object[] } };
    expect(document.result.written).toEqual([
      expect.objectContaining({ version: '3', snapshot: join(at.path, 'migrations/meta/3_snapshot.json') }),
    ]);
    expect(at.files()).toEqual(before);
  });

  test('nothing is connected to, and the engine may come from the snapshots', async () => {
    const other = checkout('');
    other.models({ users: name });
    const [none] = await other.run('generate');
    for (const [file, text] of Object.entries(at.files())) other.write(file, text);
    const [found, to, shadow] = await other.run(
      'new --auto --offline --dry-run',
      'generate --to sqlite:x.db',
      'generate --shadow postgres://u@127.0.0.1:1/x',
    );
    other.drop();
    expect([none?.code, none?.stderr]).toEqual([2, expect.stringContaining('nothing names an engine')]);
    expect([found?.code, found?.stdout]).toEqual([0, expect.stringContaining('drop table posts')]);
    for (const run of [to, shadow])
      expect([run?.code, run?.stderr]).toEqual([
        2,
        expect.stringContaining('offline nothing is connected to'),
      ]);
  });
});

describe.each(testEngines)('beside a database of $name', ({ database, name: engine }) => {
  test('new --auto writes a snapshot where they are kept and agree; up and status pass over them', async () => {
    const db = await database();
    const at = checkout('', { DATABASE_URL: db.url });
    try {
      at.models({ users: name });
      await at.run(`generate -v 1 --engine ${engine}`);
      at.models({ users: `${name}, age: integer().nullable()` });
      const [pending, up, made, applied, status, right] = await at.run(
        'new --auto --dry-run',
        'up --no-dump-schema',
        'new --auto -v 2',
        'up --no-dump-schema',
        'status --json',
        'snapshots',
      );
      expect(pending?.stderr).toContain('no snapshot is written: ');
      expect([up?.code, applied?.code]).toEqual([0, 0]);
      expect(made?.stdout).toContain(join('migrations', 'meta', '2_snapshot.json'));
      expect(status?.stdout).toContain('"applied": 2');
      expect([right?.code, right?.stdout.match(/^right /gm)]).toEqual([0, ['right ', 'right ']]);
    } finally {
      at.drop();
      await db.drop();
    }
  });
});
