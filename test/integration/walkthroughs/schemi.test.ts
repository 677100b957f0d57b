import { testEngines } from '../support/engines';
import { query } from '../support/structure';
import { walker } from './support';
import type { Walker } from './support';

const models = `
import { integer, table, text } from 'schemactl/schema';

export const hero = table('hero', { id: integer().identity().primaryKey(), name: text() });
`;

describe.each(testEngines)('the walkthrough of schemi on $name', ({ name, database }) => {
  let at: Walker;
  let other: Walker;
  const fields = (url: string): string => {
    if (name === 'sqlite') return `{ db_path: ${url.slice('sqlite:'.length)} }`;
    const { hostname, port, username, password } = new URL(url);
    const secret = password === '' ? '' : `, password: ${password}`;
    return `{ host: ${hostname}, port: ${port}, user: ${username}${secret}, sslmode: disable }`;
  };
  const named = (url: string): string =>
    name === 'sqlite' ? '' : `db_name: ${new URL(url).pathname.slice(1)}`;

  beforeEach(async () => {
    [at, other] = [await walker(database), await walker(database)];
    at.write('projectA/schema.ts', models);
    at.write(
      'settings.yaml',
      `# databases of the team
projects:
  projectA:
    module: projectA/schema.ts
    db:
      prod:
        type: ${name}
        ${named(at.url)}
        connection: ${fields(at.url)}
      staging:
        type: ${name}
        ${named(other.url)}
        connection: ${fields(other.url)}
`,
    );
  });
  afterEach(async () => {
    await other.drop();
    await at.drop();
  });
  const settings = { DATABASE_URL: '', SCHEMACTL_NO_DUMP_SCHEMA: 'true' };
  const says = (line: string): Promise<string> =>
    at.says(line, { ...settings, SCHEMACTL_SETTINGS: `${at.place.path}/settings.yaml` });
  const code = async (line: string): Promise<readonly [number | null, string]> => {
    const env = { ...settings, SCHEMACTL_SETTINGS: `${at.place.path}/settings.yaml` };
    const run = await at.run(line, env);
    return [run.code, run.stderr];
  };

  test('init, revisions beside the module, a dry run, clone, a migration tried on a clone', async () => {
    expect(await says('schemactl project list')).toMatch(/projectA[^]*projectA\.prod[^]*projectA\.staging/);
    expect(await says('schemactl new --auto create_hero projectA.prod')).toMatch(
      /create table (public\.)?hero/,
    );
    expect(at.names('projectA')).toEqual(['migrations', 'schema.ts']);

    expect(await says('schemactl migrate projectA.prod --dry-run')).toMatch(/create table (public\.)?hero/i);
    await says('schemactl migrate projectA.prod --yes');
    await query(at.url, "insert into hero (name) values ('Deadpond')");
    expect(await says('schemactl current projectA.prod')).toContain('_create_hero.sql');

    await says('schemactl clone projectA.prod projectA.staging --force');
    expect(await query(other.url, 'select name from hero')).toEqual([{ name: 'Deadpond' }]);
    expect(await says('schemactl status projectA.staging')).toContain('Pending: 0');

    at.write('projectA/schema.ts', models.replace('name: text()', 'name: text(), age: integer().nullable()'));
    await says('schemactl new --auto add_age projectA.staging');
    const tried = await says('schemactl migrate projectA.prod --on-clone');
    expect(tried).toContain('add_age');
    expect(await says('schemactl status projectA.prod')).toContain('Pending: 1');
    await says('schemactl migrate projectA.staging');
    expect(await query(other.url, 'select age from hero')).toEqual([{ age: null }]);
    expect(await says('schemactl downgrade -1 projectA.staging')).toContain('Rolled back 1 revision.');
  });

  test('the settings are changed with their comments, and names and references are checked', async () => {
    await says('schemactl settings set projects.projectA.migrations sql');
    expect(at.read('settings.yaml')).toMatch(/^# databases of the team\nprojects:[^]*migrations: sql/);
    expect(await code('schemactl settings add "project B"')).toEqual([
      2,
      expect.stringMatching(/a name begins/),
    ]);
    expect(await code('schemactl migrate projectA.stagin')).toEqual([
      2,
      expect.stringMatching(/Did you mean projectA\.staging/),
    ]);
    expect(await code('schemactl clone projectA.prod projectA.prod')).toEqual([2, expect.any(String)]);
  });
});
