import { textOf } from '../../../domain/error.js';

const fieldOf = (error: unknown, name: 'message' | 'stack' | 'code'): string | undefined => {
  const holder: Partial<Record<typeof name, unknown>> =
    typeof error === 'object' && error !== null ? error : {};
  const value = holder[name];
  return typeof value === 'string' ? value : undefined;
};

/** What an error says, wherever it was made: whole for short ones, the first line else. */
export function messageOf(error: unknown): string {
  const message = fieldOf(error, 'message') ?? textOf(error);
  return message.split('\n')[0] ?? '';
}

/** The stack of an error of any realm, or nothing. */
export const stackOf = (error: unknown): string => fieldOf(error, 'stack') ?? '';

/** The code of an error of Node, such as ENOENT or MODULE_NOT_FOUND. */
export const codeOf = (error: unknown): string | undefined => fieldOf(error, 'code');
