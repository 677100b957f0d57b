import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { SqliteTarget } from '../../../domain/target/target.js';
import type { Hold } from '../../../domain/hold/hold.js';
import type { HoldPlace } from '../../../services/ports/hold-place.js';
import { SchemactlError } from '../../../domain/error.js';
import { fileError, systemCode } from '../../files/file-error.js';
import { besideDatabase } from './lock.js';

/** The file that holds a database, beside it: however the database is named, it is the same one. */
export function holdFile(path: string): string {
  return besideDatabase(path, 'hold');
}

function readHold(file: string): Hold | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw fileError('read the hold', file, error);
  }
  const hold = parseHold(text);
  if (hold) return hold;
  throw new SchemactlError('BAD_FILE', 'the file of a maintenance hold is damaged', {
    hint: 'Remove it if nobody needs the hold any more.',
    place: { file },
  });
}

/** One that can't be read must not pass for none. */
function parseHold(text: string): Hold | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const field = (name: string): string | undefined => {
    const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
    return typeof found === 'string' ? found : undefined;
  };
  const by = field('by');
  const since = field('since');
  if (by === undefined || since === undefined) return undefined;
  return { by, since, reason: field('reason'), until: field('until') };
}

/** The hold in a file beside the database: a copy of the database has no such file. */
export function sqliteHold(target: SqliteTarget): HoldPlace {
  if (target.memory) {
    const nothing = (): Promise<undefined> => Promise.resolve(undefined);
    return { read: nothing, write: nothing, remove: nothing };
  }
  const file = holdFile(target.path);
  const attempt = <T>(verb: string, work: () => T): Promise<T> => {
    try {
      return Promise.resolve(work());
    } catch (error) {
      return Promise.reject(error instanceof SchemactlError ? error : fileError(verb, file, error));
    }
  };
  return {
    read: () => attempt('read the hold', () => readHold(file)),
    write: (hold) => attempt('write the hold', () => writeFileSync(file, `${JSON.stringify(hold)}\n`)),
    remove: () => attempt('remove the hold', () => rmSync(file, { force: true })),
  };
}
