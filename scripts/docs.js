'use strict';

// Writes docs/commands/*.md from the commands themselves and docs/json/*.json from the documents that --json prints.
// With --check it only says whether they are up to date. Reads dist: npm run docs builds it first.

const fs = require('node:fs');
const path = require('node:path');
const { Config } = require('@oclif/core');
const { jsonSchemas } = require('../dist/adapters/documents/index.js');

const root = path.resolve(__dirname, '..');
const docs = path.join(root, 'docs');
const nameOf = ({ id }) => id.replaceAll(':', ' ');
const fileOf = ({ id }) => id.replaceAll(':', '-');
const cell = (text) => text.replaceAll('|', '\\|');

function table(head, rows) {
  if (rows.length === 0) return [];
  return [`| ${head.join(' | ')} |`, `|${head.map(() => '---|').join('')}`, ...rows, ''];
}

function flagRow([name, flag]) {
  const value = flag.type === 'boolean' ? '' : ` ${flag.helpValue || 'VALUE'}`;
  const spellings = [
    ...(flag.char ? [`-${flag.char}`] : []),
    flag.allowNo ? `--no-${name}` : `--${name}`,
    ...(flag.aliases || []).map((alias) => `--${alias}`),
  ];
  const more = flag.multiple ? ' (may be given several times)' : '';
  const usual = flag.default === undefined || flag.allowNo ? '' : ` (default: ${flag.default})`;
  const means = flag.allowNo ? `do not ${flag.description}` : flag.description;
  return `| ${spellings.map((text) => `\`${text}${value}\``).join(', ')} | ${cell(`${means}${more}${usual}`)} |`;
}

function usage(command) {
  const args = Object.values(command.args).map(({ name, required }) =>
    required ? name.toUpperCase() : `[${name.toUpperCase()}]`,
  );
  return ['schemactl', nameOf(command), ...args, '[FLAGS]'].join(' ');
}

function page(command) {
  const flags = Object.entries(command.flags).sort(([a], [b]) => (a < b ? -1 : 1));
  const isGlobal = ([, flag]) => flag.helpGroup === 'GLOBAL';
  const examples = (command.examples || []).map((text) => text.replaceAll('<%= config.bin %>', 'schemactl'));
  const argRows = Object.values(command.args).map(({ name, description }) => `| ${name} | ${description} |`);
  return [
    `# schemactl ${nameOf(command)}`,
    '',
    command.summary,
    '',
    ...(command.description ? [command.description, ''] : []),
    ...(command.aliases.length > 0
      ? [`Also called ${command.aliases.map((alias) => `\`${alias}\``).join(', ')}.`, '']
      : []),
    '```text',
    usage(command),
    '```',
    '',
    ...(examples.length > 0 ? ['```sh', ...examples, '```', ''] : []),
    ...table(['argument', 'means'], argRows),
    ...table(['flag', 'means'], flags.filter((flag) => !isGlobal(flag)).map(flagRow)),
    'Flags of every command:',
    '',
    ...table(['flag', 'means'], flags.filter(isGlobal).map(flagRow)),
    `With \`--json\` it prints one document: [its schema](../json/${fileOf(command)}.json). ` +
      'Exit codes: [errors](../errors.md).',
    '',
  ].join('\n');
}

function index(commands) {
  const rows = commands.map(
    (command) => `| [${nameOf(command)}](${fileOf(command)}.md) | ${command.summary} |`,
  );
  const text =
    'Written by `npm run docs` from the commands themselves; `schemactl COMMAND --help` says the same.';
  return ['# Commands', '', text, '', ...table(['command', 'does'], rows)].join('\n');
}

/** Every generated file, by its path below docs/. */
async function files() {
  const config = await Config.load({ root });
  const commands = config.commands
    .filter(
      ({ pluginName, id, aliases, hiddenAliases }) =>
        pluginName === config.name && ![...aliases, ...hiddenAliases].includes(id),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return new Map([
    ['commands/README.md', index(commands)],
    ...commands.map((command) => [`commands/${fileOf(command)}.md`, page(command)]),
    ...[...jsonSchemas()].map(([id, schema]) => [
      `json/${fileOf({ id })}.json`,
      `${JSON.stringify(schema, null, 2)}\n`,
    ]),
  ]);
}

function stale(wanted) {
  const present = ['commands', 'json']
    .map((folder) => path.join(docs, folder))
    .filter((folder) => fs.existsSync(folder))
    .flatMap((folder) => fs.readdirSync(folder).map((name) => `${path.basename(folder)}/${name}`));
  const extra = present.filter((name) => !wanted.has(name));
  const changed = [...wanted].filter(
    ([name, text]) => !present.includes(name) || fs.readFileSync(path.join(docs, name), 'utf8') !== text,
  );
  return { extra, changed };
}

async function main() {
  const { extra, changed } = stale(await files());
  if (process.argv.includes('--check')) {
    const names = [...changed.map(([name]) => name), ...extra];
    if (names.length > 0) console.error(`docs are out of date (npm run docs): ${names.join(', ')}`);
    process.exitCode = names.length > 0 ? 1 : 0;
    return;
  }
  for (const name of extra) fs.rmSync(path.join(docs, name));
  for (const [name, text] of changed) {
    fs.mkdirSync(path.dirname(path.join(docs, name)), { recursive: true });
    fs.writeFileSync(path.join(docs, name), text);
  }
}

void main();
