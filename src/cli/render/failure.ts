import { relative } from 'node:path';
import type { Failure } from '../failure.js';
import { isDebugging } from '../debug.js';
import { plainText } from './text.js';

/** A failure in text for stderr: what happened, where, what to do next. */
export function renderFailure(failure: Failure): string {
  const { file, line, column } = failure.place;
  const lines = [`Error: ${failure.message}`];
  if (file !== undefined)
    lines.push(`  at ${[shortPath(file), line, column].filter((part) => part !== undefined).join(':')}`);
  if (failure.hint !== undefined) lines.push(`  ${failure.hint}`);
  const isBug = failure.code === 'INTERNAL';
  if (isBug) lines.push('This is a bug of schemactl; please report it with these lines:');
  if (isBug || isDebugging()) lines.push(...framesOf(failure.stack ?? ''));
  return `${plainText(lines.join('\n'))}\n`;
}

function framesOf(stack: string): readonly string[] {
  return stack.split('\n').filter((line) => /^\s+at /.test(line));
}

/** A path below the working directory is shown relative to it. */
export function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short !== '' && !short.startsWith('..') ? short : path;
}
