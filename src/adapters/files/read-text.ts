import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { SchemactlError } from '../../domain/error.js';
import { fileError } from './file-error.js';

/** The largest file that is read, in bytes: a revision beyond that is data, not schema. */
export const largestFile = 64 * 1024 * 1024;

function bad(path: string, what: string, hint: string, line?: number): SchemactlError {
  return new SchemactlError('BAD_FILE', `${path} ${what}`, { hint, place: { file: path, line } });
}

/**
 * Reads a plain text file through one descriptor, so that what is checked is what is read; throws BAD_FILE. It doesn't
 * leave the thread: a directory of a thousand small files would wait four thousand times for another one.
 */
export function readText(path: string): Promise<string> {
  return Promise.resolve().then(() => checked(path, readBytes(path)));
}

function checked(path: string, bytes: Buffer): string {
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const wide =
      bytes.length >= 2 &&
      ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff));
    const what = wide ? 'is UTF-16 text' : 'holds a NUL byte';
    throw bad(path, what, 'Save it as UTF-8 text.', lineOf(bytes, nul));
  }
  return decode(path, bytes);
}

function readBytes(path: string): Buffer {
  try {
    // Opening a pipe must not wait for a writer.
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = fstatSync(file);
      if (!stat.isFile()) throw bad(path, 'is not a plain file', 'Only plain files are read.');
      if (stat.size > largestFile)
        throw bad(path, 'is larger than 64 MiB', 'Load data with a tool made for data.');
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw error instanceof SchemactlError ? error : fileError('read', path, error);
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(path: string, bytes: Buffer): string {
  try {
    return decoder.decode(bytes);
  } catch {
    const line = lineOf(bytes, firstInvalid(bytes));
    throw bad(path, 'is not valid UTF-8', 'Save it as UTF-8 text.', line);
  }
}

/** Where replacing what is invalid first changes the bytes. */
function firstInvalid(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'), 'utf8');
  const at = bytes.findIndex((byte, index) => byte !== again[index]);
  return at < 0 ? bytes.length : at;
}

function lineOf(bytes: Buffer, end: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at >= 0 && at < end; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}
