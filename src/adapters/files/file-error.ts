import { SchemactlError, messageOf } from '../../domain/error.js';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of its path is not a directory',
  ENOENT: 'there is no such file',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  EFBIG: 'it is too large',
};

/** The code that the operating system gives an error (`ENOENT`), or undefined. */
export function systemCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** A failed access to a file as BAD_FILE: what was tried, on which path, and why it failed. */
export function fileError(verb: string, path: string, error: unknown, hint?: string): SchemactlError {
  const code = systemCode(error);
  const why = (code === undefined ? undefined : reasons[code]) ?? messageOf(error);
  return new SchemactlError('BAD_FILE', `can't ${verb} ${path}: ${why}`, { hint, place: { file: path } });
}
