import { Config } from '@oclif/core/config';
import { loadHelpClass } from '@oclif/core/help';
import { SchemactlError } from '../domain/error.js';
import { closest } from './closest.js';
import { isDebugging } from './debug.js';
import { failureDocument, failureOf } from './failure.js';
import { renderFailure } from './render/failure.js';
import { stepsLast } from './steps-last.js';

/** Runs one command; whatever is thrown ends in one message and its exit code. */
export async function start(argv: readonly string[], root: string): Promise<void> {
  const options = optionsOf(argv);
  try {
    const config = await Config.load({ root });
    if (asksForHelp(argv, options)) await showHelp(argv, config);
    else await runCommand(argv, config, options.includes('--json'));
  } catch (error) {
    if (isExit(error)) process.exitCode = error.oclif.exit;
    else tell(error, argv);
  }
}

function optionsOf(argv: readonly string[]): readonly string[] {
  return argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
}

/** Tells a failure that no command has told: one message, or one document, and its exit code. */
export function tell(error: unknown, argv: readonly string[]): void {
  const json = optionsOf(argv).includes('--json');
  const failure = failureOf(error);
  process.exitCode = failure.exit;
  if (json) {
    const name = argv[0]?.startsWith('-') === false ? argv[0] : '';
    process.stdout.write(`${JSON.stringify(failureDocument(name, failure), null, 2)}\n`);
  }
  if (!json || isDebugging()) process.stderr.write(renderFailure(failure));
}

function asksForHelp(argv: readonly string[], options: readonly string[]): boolean {
  return argv.length === 0 || argv[0] === 'help' || options.includes('--help') || options.includes('-h');
}

async function showHelp(argv: readonly string[], config: Config): Promise<void> {
  const words = argv.filter((word) => !word.startsWith('-') && word !== 'help');
  if (words.length > 0 && !isTopic(words, config)) commandId(words, config);
  const Help = await loadHelpClass(config);
  await new Help(config, config.pjson.oclif.helpOptions).showHelp([...words]);
}

/** oclif would read the arguments of a one-word command as more words of its name. */
async function runCommand(argv: readonly string[], config: Config, json: boolean): Promise<void> {
  if (isTopic(argv, config) && !json) return showHelp(argv, config);
  const id = commandId(argv, config);
  await config.runCommand(id, stepsLast(argv.slice(id.split(':').length), config.findCommand(id)));
}

/** A topic alone, such as `config`, stands for its help. */
function isTopic(words: readonly string[], config: Config): boolean {
  const [first = ''] = words;
  return words.length === 1 && !config.commandIDs.includes(first) && holdsCommands(first, config);
}

function holdsCommands(topic: string, config: Config): boolean {
  return config.commandIDs.some((id) => id.startsWith(`${topic}:`));
}

/** The id of the command that the words begin with. Throws USAGE with the nearest one where there is none. */
function commandId(words: readonly string[], config: Config): string {
  const [first = '', second = ''] = words;
  if (first === '' || first.startsWith('-')) {
    throw new SchemactlError('USAGE', `no command is named${first === '' ? '' : `, only ${first}`}`, {
      hint: 'schemactl --help lists the commands.',
    });
  }
  const names = [
    ...config.commandIDs,
    ...config.commands.flatMap(({ aliases, hiddenAliases }) => [...aliases, ...hiddenAliases]),
  ];
  const found = [`${first}:${second}`, first].find((id) => names.includes(id));
  if (found !== undefined) return found;
  const isWord = second !== '' && !second.startsWith('-');
  const typed = isWord && holdsCommands(first, config) ? `${first} ${second}` : first;
  const readable = names.map((name) => name.replaceAll(':', ' '));
  const guess = closest(typed, readable);
  throw new SchemactlError('USAGE', `there is no command "${typed}"`, {
    hint: guess === undefined ? 'schemactl --help lists the commands.' : `Did you mean "${guess}"?`,
  });
}

/** oclif leaves by throwing, even after `--help`. */
function isExit(error: unknown): error is { readonly oclif: { readonly exit: number } } {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'EEXIT' &&
    'oclif' in error
  );
}
