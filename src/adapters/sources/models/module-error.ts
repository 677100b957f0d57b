import { isAbsolute, relative, sep } from 'node:path';
import { SchemactlError, isSchemactlError } from '../../../domain/error.js';
import type { ErrorPlace } from '../../../domain/error.js';
import { isExitCalled } from './confine.js';
import type { LineMaps } from './decorators.js';
import { codeOf, messageOf, stackOf } from './foreign.js';

/** Where this package's own code lies, however its modules were joined; its frames are not where a user should look. */
const ownCode = /^.*[\\/](?:src|dist)[\\/]/.exec(__dirname + sep)?.[0] ?? __dirname;

interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const position = (file: string | undefined, line: string | undefined, column = '1'): Position | undefined =>
  file === undefined ? undefined : { file, line: Number(line), column: Number(column) };

/** `ParseError: … \n file:line:column`, as jiti reports a file that can't be parsed; columns count from 0 there. */
function parsePlace(error: unknown): Position | undefined {
  const message = error instanceof Object && 'message' in error ? String(error.message) : '';
  const match = /^\w*Error: [^]*\n\s*(\/.+|[A-Za-z]:.+):(\d+):(\d+)\s*$/.exec(message);
  return match ? position(match[1], match[2], String(Number(match[3]) + 1)) : undefined;
}

/** `file:line` above the message, as Node reports a script that it can't compile. */
function scriptPlace(stack: string): Position | undefined {
  const match = /^(?:file:\/\/)?(\/.+|[A-Za-z]:.+):(\d+)\n/.exec(stack);
  return match ? position(match[1], match[2]) : undefined;
}

const isUsers = (file: string): boolean =>
  isAbsolute(file) && !/[\\/]node_modules[\\/]/.test(file) && !file.startsWith(ownCode);

/** The first line of the stack that is the user's. */
function framePlace(stack: string): Position | undefined {
  for (const [, file, line, column] of stack.matchAll(
    /\n\s+at (?:.*\()?(?:file:\/\/)?([^()\n]+):(\d+):(\d+)/g,
  )) {
    if (file !== undefined && isUsers(file)) return position(file, line, column);
  }
  return undefined;
}

/** The line as it was written, where the file went through a compiler first. */
function asWritten(found: Position, lineMaps: LineMaps): Position {
  const entry = lineMaps.get(found.file)?.findEntry(found.line - 1, found.column - 1);
  if (!entry || !('originalLine' in entry)) return found;
  return { ...found, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}

/** Where in the user's code an error arose; the file alone where nothing tells. */
export function placeOf(error: unknown, file: string, lineMaps: LineMaps): ErrorPlace {
  const stack = stackOf(error);
  const found = parsePlace(error) ?? scriptPlace(stack) ?? framePlace(stack);
  return found ? asWritten(found, lineMaps) : { file };
}

interface Described {
  readonly what: string;
  readonly hint: string;
}

const keepOut = 'Models are run to be read: keep connections and side effects out of their files';

const unresolved = /Cannot find (?:module|package) '([^']+)'/;

/** What an error of loading says, and what to do; `advice` is for what the file does by itself. */
export function describe(error: unknown, advice: string): Described {
  const message = messageOf(error).trim();
  const name = unresolved.exec(message)?.[1];
  if (name !== undefined && /MODULE_NOT_FOUND/.test(codeOf(error) ?? '')) {
    const hint = 'Check the path, install the package, or give its alias under "paths" in tsconfig.json';
    return { what: `imports "${name}", which can't be found`, hint };
  }
  if (/^(?:ParseError|SyntaxError|Unexpected)\b/.test(message) || scriptPlace(stackOf(error))) {
    const text = message.replace(/^\w+Error: /, '').replace(/^\/.*?: /, '');
    return { what: `can't be parsed: ${text}`, hint: 'Mend the syntax at that line' };
  }
  if (message.includes('Definitely assigned fields')) {
    const hint = 'Install it beside your models: npm install --save-dev typescript';
    return { what: 'has decorators, which need the package typescript to be loaded', hint };
  }
  return {
    what: `failed while it was loaded: ${message}`,
    hint: advice,
  };
}

/**
 * The error for a module that can't be loaded: which file, what it says, and the line of the user's code; the stack is
 * left out. What schemactl's own language has found wrong keeps its words.
 */
export function moduleError(error: unknown, file: string, cwd: string, lineMaps: LineMaps): SchemactlError {
  if (isExitCalled(error)) {
    const what = `${relative(cwd, file)} called process.exit(${error.exitCalled}) while it was loaded`;
    const hint = 'Models are run to be read: keep what ends the process out of their files';
    return new SchemactlError('BAD_MODELS', what, { hint, place: { file } });
  }
  const place = placeOf(error, file, lineMaps);
  if (isSchemactlError(error)) {
    const known = error.place.file === undefined ? place : error.place;
    return new SchemactlError(error.code, error.message, { hint: error.hint, place: known });
  }
  const { what, hint } = describe(error, keepOut);
  const line = place.line === undefined ? '' : `:${place.line}`;
  const where = `${relative(cwd, place.file ?? file)}${line}`;
  const through =
    place.file === undefined || place.file === file ? '' : ` (loaded by ${relative(cwd, file)})`;
  return new SchemactlError('BAD_MODELS', `${where}${through} ${what}`, { hint, place });
}
