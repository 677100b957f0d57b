import { textOf } from '../../domain/error.js';

/** The kind of a value in words, for messages that must not show the value itself. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

const fieldOf = (error: unknown, name: 'code' | 'message'): unknown =>
  typeof error === 'object' && error !== null && name in error
    ? (error as Record<typeof name, unknown>)[name]
    : undefined;

/** The code of an error of the operating system, such as ENOENT; errors of another realm are read as well. */
export function codeOf(error: unknown): string {
  const code = fieldOf(error, 'code');
  return typeof code === 'string' ? code : 'unknown reason';
}

/** The first line of what an error says, wherever it was made. */
export function messageOf(error: unknown): string {
  const message = fieldOf(error, 'message');
  return (typeof message === 'string' ? message : textOf(error)).split('\n')[0] ?? '';
}
