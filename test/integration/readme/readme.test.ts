import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sectionOf, stepsOf } from '../../../demo/steps';
import type { Step } from '../../../demo/steps';
import { install, walk } from '../../../demo/walk';
import type { Walk } from '../../../demo/walk';
import { environment, folder, root } from '../support/cli';
import type { Folder } from '../support/cli';

// A whole tour: a dozen processes, one after the other.
jest.setTimeout(300_000);

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const section = (heading: string): readonly Step[] => stepsOf(sectionOf(readme, heading));

let home: Folder;
let place: Walk;

beforeAll(async () => {
  home = folder();
  const env = environment({ npm_config_loglevel: 'error', npm_config_update_notifier: 'false' });
  place = { folder: home.path, environment: env };
  await install(place);
});
afterAll(() => home.drop());

/** What the page says a step comes to. */
function shown(step: Step, text: string): string {
  if (step.kind === 'command') return step.output;
  return step.kind === 'revision' ? step.text : text;
}

/** Leaves out what differs from run to run: versions, durations and the folder. */
function steady(text: string): string {
  return text
    .replaceAll(home.path, '/home/ada/shop')
    .replace(/\b\d{14}(?=_)|(?<=:after )\d{14}/g, 'VERSION')
    .replace(/ in [\d.]+ms$/gm, ' in a moment');
}

test.each(['The tour', 'As a library'])('%s does what the page says', async (heading) => {
  const steps = section(heading);
  expect(steps.length).toBeGreaterThan(1);
  for await (const { step, text } of walk(place, steps)) expect(steady(text)).toBe(steady(shown(step, text)));
});

test('the example and its Kysely type are those of the page', () => {
  const example = (name: string): string => readFileSync(join(root, 'examples/user', name), 'utf8');
  expect(example('schema.ts')).toBe(readFileSync(join(home.path, 'schema.ts'), 'utf8'));
  expect(sectionOf(readme, 'Queries')).toContain(example('database.ts'));
});

test('its table names every command, and no other', () => {
  const rows = [...sectionOf(readme, 'Commands').matchAll(/^\| (`[^|]*?) +\|/gm)].map(
    ([, cell = '']) => cell,
  );
  const named = rows.flatMap((cell) =>
    [...cell.matchAll(/`([a-z -]+?)(?: [A-Z]+)?`/g)].map(([, name = '']) => name.replaceAll(' ', '-')),
  );
  const pages = readdirSync(join(root, 'docs/commands')).filter((name) => name !== 'README.md');
  const ids = pages.map((name) => name.replace('.md', ''));
  expect([...named].sort()).toEqual([...ids, 'down'].sort());
});

test('every script that it names exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
  const named = [...readme.matchAll(/npm (?:run )?(\w+)/g)].map(([, name = '']) => name);
  const missing = named.filter((name) => !(name in scripts) && !['ci', 'install'].includes(name));
  expect([missing, existsSync(join(root, 'package-lock.json'))]).toEqual([[], true]);
});
