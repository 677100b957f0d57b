import { folder, schemactl, write } from '../support/cli';
import type { Run } from '../support/cli';
import { testEngines } from '../support/engines';

jest.setTimeout(120_000);

const file = 'migrations/1_users.sql';
const users = '-- migrate:up\ncreate table users (id integer);\n\n-- migrate:down\ndrop table users;\n';

describe.each(testEngines)('an applied revision that was edited, on $name', ({ database }) => {
  test('is shown with what changed', async () => {
    const db = await database();
    const place = folder({ [file]: users });
    const run = (...args: string[]): Promise<Run> =>
      schemactl(args, { cwd: place.path, env: { DATABASE_URL: db.url } });
    await run('up', '--no-dump-schema');

    write(place.path, file, users.replace('id integer', 'id bigint'));
    const { stdout } = await run('status');
    expect(stdout).toContain('[X] 1_users.sql  (edited after it was applied)\n');
    expect(stdout).toContain(
      '      -create table users (id integer);\n      +create table users (id bigint);\n',
    );
    const refused = await run('migrate');
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('Error: 1_users.sql was edited after it was applied\n  @@');
    expect(refused.stderr).toContain('\n  +create table users (id bigint);\n');
    const dry = await run('migrate', '--dry-run', '--json');
    expect(dry.code).toBe(3);
    expect(dry.stdout).toContain('+create table users (id bigint);');

    write(place.path, file, users.replace(' (id', ' /* key */\n  (id'));
    const { result } = JSON.parse((await run('status', '--json')).stdout) as {
      result: { revisions: readonly { kind: string; commentsOnly: boolean; edits: readonly string[] }[] };
    };
    const [edited] = result.revisions;
    expect(edited).toMatchObject({ kind: 'changed', commentsOnly: true });
    expect(edited?.edits).toContain('+create table users /* key */');
    expect(await run('migrate', '--no-dump-schema')).toMatchObject({ code: 0 });
    place.drop();
    await db.drop();
  });
});
