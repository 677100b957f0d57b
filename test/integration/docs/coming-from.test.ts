import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/cli';
import { words } from '../walkthroughs/support';

interface Flag {
  readonly type: 'boolean' | 'option';
  readonly char?: string;
  readonly aliases?: readonly string[];
  readonly allowNo?: boolean;
}

interface Command {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly hiddenAliases: readonly string[];
  readonly args: Readonly<Record<string, { readonly required?: boolean }>>;
  readonly flags: Readonly<Record<string, Flag>>;
}

const page = readFileSync(join(root, 'docs/coming-from.md'), 'utf8');
const manifest = JSON.parse(readFileSync(join(root, 'oclif.manifest.json'), 'utf8')) as {
  readonly commands: Readonly<Record<string, Command>>;
};

/** The command lines that the page tells people to type. */
const lines = [...page.matchAll(/`schemactl ([^`]+)`/g)].map(([, line = '']) => line);

function commandOf(first: string, second: string | undefined): Command | undefined {
  const found = Object.values(manifest.commands);
  const named = (name: string): Command | undefined =>
    found.find(({ id, aliases, hiddenAliases }) => [id, ...aliases, ...hiddenAliases].includes(name));
  return named(`${first}:${second ?? ''}`) ?? named(first);
}

function flagOf(word: string, { flags }: Command): Flag | undefined {
  return Object.entries(flags).find(([name, { char, aliases = [], allowNo }]) =>
    [
      `--${name}`,
      ...aliases.map((alias) => `--${alias}`),
      `-${char ?? ''}`,
      ...(allowNo ? [`--no-${name}`] : []),
    ].includes(word),
  )?.[1];
}

/** What is wrong with a command line: its command, a flag, or too many or too few arguments. */
function faultOf(line: string): string | undefined {
  const [first = '', ...rest] = words(line);
  const command = commandOf(first, rest[0]);
  if (!command) return `${line}: there is no command ${first}`;
  const given = command.id.includes(':') ? rest.slice(1) : rest;
  let count = 0;
  for (let index = 0; index < given.length; index++) {
    const word = given[index] ?? '';
    const flag = flagOf(word, command);
    // Steps back (-1) are an argument, and a reference (shop.prod) stands for --url.
    if (/^[-+]\d+$/.test(word)) count++;
    else if (word.startsWith('-') && !flag) return `${line}: there is no flag ${word}`;
    else if (flag?.type === 'option') index++;
    else if (!flag && !(command.id !== 'clone' && /^\w+\.(prod|staging)$/.test(word))) count++;
  }
  const args = Object.values(command.args);
  if (count > args.length) return `${line}: ${count} arguments`;
  return count < args.filter(({ required }) => required).length
    ? `${line}: an argument is missing`
    : undefined;
}

test('every command line of docs/coming-from.md is one', () => {
  expect(lines.length).toBeGreaterThan(60);
  expect(lines.flatMap((line) => faultOf(line) ?? [])).toEqual([]);
});

test('what is none is found', () => {
  expect(
    ['nothing', 'status --nope', 'status extra', 'stamp', 'migrate projectA.prod --to head'].map(faultOf),
  ).toEqual([
    'nothing: there is no command nothing',
    'status --nope: there is no flag --nope',
    'status extra: 1 arguments',
    'stamp: an argument is missing',
    undefined,
  ]);
});

test('its tables name no tool without saying something of it', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (there|-)/.test(line));
  const empty = rows.filter((row) => row.split(/(?<!\\)\|/).length !== 5 || /^\|\s*\|/.test(row));
  expect(empty).toEqual([]);
});
