import { SchemactlError } from '../domain/error.js';
import {
  compareRepeatables,
  duplicates,
  parseRepeatable,
  parseRepeatableName,
} from '../domain/revision/index.js';
import type { ParsedRevision, RepeatWhen } from '../domain/revision/index.js';
import { canonicalText } from '../domain/sql/index.js';
import type { Lexis } from '../domain/sql/index.js';
import type { FoundFile } from './ports/files.js';
import type { Ports } from './ports/ports.js';
import type { SqlRevision } from './revisions.js';
import { listFiles, parseNow, sqlRevision } from './revisions.js';

/** One repeatable as it was read. */
export interface RepeatableFile extends SqlRevision {
  readonly when: RepeatWhen;
}

/**
 * Reads every repeatable of all directories, in the order in which they run. Throws BAD_FILE with file and line, and
 * where two directories hold one of the same name: one record can't be of both.
 */
export async function readRepeatables(
  ports: Ports,
  directories: readonly string[],
  lexis: Lexis,
): Promise<readonly RepeatableFile[]> {
  return repeatablesAmong(ports, await listFiles(ports, directories), lexis);
}

/** The same of files that were listed already. */
export async function repeatablesAmong(
  ports: Ports,
  listed: readonly FoundFile[],
  lexis: Lexis,
): Promise<readonly RepeatableFile[]> {
  const files: RepeatableFile[] = [];
  for (const found of listed) {
    const named = parseRepeatableName(found.name);
    if (!named) continue;
    const text = canonicalText(await ports.files.read(found.path));
    const parse = (): ParsedRevision => parseRepeatable(text, { file: found.path, lexis });
    const file = sqlRevision(ports, found, { ...named, kind: 'repeatable', text, lexis, parse });
    files.push(Object.assign(file, { when: named.when }));
  }
  parseNow(files);
  const [twice] = duplicates(files);
  if (!twice) return files.sort(compareRepeatables);
  throw new SchemactlError('BAD_FILE', `two directories hold a file ${twice.files[0] ?? ''}`, {
    hint: 'Rename one of them.',
  });
}
