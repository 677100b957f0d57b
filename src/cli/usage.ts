import { closest } from './closest.js';

/** What the argument parser throws. */
export interface ParserError {
  readonly oclif: { readonly exit?: number };
  readonly message: string;
}

/** The command whose arguments could not be read. */
export interface CommandWords {
  readonly name: string;
  /** `--url`, `-u` and so on. */
  readonly flags: readonly string[];
}

/** Errors of the argument parser carry an `oclif` field; whatever it says, they are the user's, and exit 2. */
export function isParserError(error: unknown): error is ParserError {
  return typeof error === 'object' && error !== null && 'oclif' in error && 'message' in error;
}

/** What is wrong with the arguments, in one line, and what may have been meant. */
export function explainUsage(
  error: ParserError,
  command: CommandWords | undefined,
): { readonly message: string; readonly hint: string } {
  const help = `schemactl ${command?.name ?? ''}`.trimEnd();
  const hint = `${help} --help lists the arguments and flags.`;
  const flag = firstOf(error, 'flags');
  if (flag !== undefined) {
    const guess = closest(flag, command?.flags ?? []);
    return {
      message: `there is no flag ${flag}`,
      hint: guess === undefined ? hint : `Did you mean ${guess}? ${hint}`,
    };
  }
  const argument = 'showHelp' in error ? firstOf(error, 'args') : undefined;
  if (argument !== undefined) {
    return {
      message: `unexpected argument ${shown(argument)}`,
      hint: argument.includes(':') ? `A database is named with --url. ${hint}` : hint,
    };
  }
  const missing = missingIn(error);
  if (missing.length > 0) return { message: missingText(missing), hint };
  const message = error.message
    .replace(/\n?See more help with --help/, '')
    .replace(/^The following errors? occurred:/, '')
    .trim();
  return { message: message.replace(/\s*\n\s*/g, ' '), hint };
}

function firstOf(error: ParserError, key: 'flags' | 'args'): string | undefined {
  const value: unknown = Reflect.get(error, key);
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  return typeof first === 'string' ? first : undefined;
}

/** An argument that a command can't do without. */
interface Argument {
  readonly name: string;
  readonly description?: string;
}

function isArgument(value: unknown): value is Argument {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'name') === 'string';
}

function missingIn(error: ParserError): readonly Argument[] {
  const args: unknown = Reflect.get(error, 'args');
  return Array.isArray(args) ? args.filter(isArgument) : [];
}

function missingText(missing: readonly Argument[]): string {
  const names = missing.map(({ name }) => name.toUpperCase()).join(' and ');
  const [only, ...others] = missing;
  if (others.length > 0) return `${names} are missing`;
  return `${names} is missing${only?.description === undefined ? '' : `: ${only.description}`}`;
}

/** An argument may be a mistyped URL with a password. */
function shown(argument: string): string {
  return /:.*@/.test(argument) ? '(not shown: it may hold a password)' : `"${argument}"`;
}
