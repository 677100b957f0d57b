import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { errorExits } from '../../../src/domain/error';
import { execute, root } from '../support/cli';

interface Manifest {
  readonly commands: Readonly<Record<string, { readonly flags: Readonly<Record<string, FlagSpec>> }>>;
}

interface FlagSpec {
  readonly allowNo?: boolean;
  readonly aliases?: readonly string[];
}

const text = (name: string): string => readFileSync(join(root, name), 'utf8');

function below(folder: string, ending: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .sort();
}

const pages = ['README.md', 'CONTRIBUTING.md', ...below('docs', '.md'), ...below('examples', '.md')];

function flagNames(): ReadonlySet<string> {
  const { commands } = JSON.parse(text('oclif.manifest.json')) as Manifest;
  return new Set(
    Object.values(commands).flatMap(({ flags }) =>
      Object.entries(flags).flatMap(([name, { allowNo, aliases }]) => [
        name,
        ...(allowNo === true ? [`no-${name}`] : []),
        ...(aliases ?? []),
      ]),
    ),
  );
}

test('docs/commands and docs/json are what the commands say', async () => {
  const run = await execute(process.execPath, ['scripts/docs.js', '--check'], { cwd: root });
  expect([run.code, run.stderr]).toEqual([0, '']);
});

test('docs/errors.md tells of every error code with its exit code', () => {
  const rows = [...text('docs/errors.md').matchAll(/^\| `([A-Z_]+)` +\| (\d+) +\| (.+?) +\| (.+?) +\|$/gm)];
  const told = Object.fromEntries(rows.map(([, code = '', exit]) => [code, Number(exit)] as const));
  expect(told).toEqual({ ...errorExits, INTERRUPTED: 130 });
});

test('every link leads to a file or a heading that exists', () => {
  const slug = (heading: string): string =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-');
  const broken = pages.flatMap((page) =>
    [...text(page).matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1] ?? '')
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [path = '', anchor] = link.split('#');
        const file = path === '' ? page : relative(root, join(root, dirname(page), path));
        if (!existsSync(join(root, file))) return true;
        if (anchor === undefined) return false;
        return ![...text(file).matchAll(/^#+ (.*)$/gm)].some((match) => slug(match[1] ?? '') === anchor);
      })
      .map((link) => `${page}: ${link}`),
  );
  expect(broken).toEqual([]);
});

test('every flag that a message or a page names exists', () => {
  const known = new Set([...flagNames(), 'help', 'version']);
  const foreign = /\b(?:npm|npx|docker|git|node|sqlite3|pg_dump|psql)\b[^`\n]*/g;
  const named = (name: string): readonly string[] =>
    [
      ...text(name)
        .replace(foreign, '')
        .matchAll(/(?<![\w-])--([a-z][a-z-]*[a-z])(?![a-z-]| [<>=]+ \d)/g),
    ].map((match) => match[1] ?? '');
  const unknown = [...pages, 'docker-compose.yml', ...below('src', '.ts')].flatMap((name) =>
    named(name)
      .filter((flag) => !known.has(flag))
      .map((flag) => `${name}: --${flag}`),
  );
  expect(unknown).toEqual([]);
});
