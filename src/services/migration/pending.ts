import { isSchemactlError } from '../../domain/error.js';
import type { StatusInput } from '../executor/status.js';
import { status } from '../executor/status.js';
import type { OpenOptions } from '../ports/engine.js';
import type { Ports } from '../ports/ports.js';
import { findRevisionFiles } from '../revisions.js';
import type { SourceSpec } from '../sources/source.js';

/** What is pending is missing in the database, so a difference to that one says it again: a note that tells so. */
export async function pendingNotes(
  ports: Ports,
  from: SourceSpec,
  directories: readonly string[],
  open: OpenOptions,
): Promise<readonly string[]> {
  if (from.kind !== 'database') return [];
  const files = await findRevisionFiles(ports, directories);
  if (files.length === 0) return [];
  const count = await pendingIn(ports, { target: from.target, open, directories }, files.length);
  if (count === 0) return [];
  const what = count === 1 ? '1 revision is' : `${count} revisions are`;
  return [
    `${what} pending: what they do is not in the database yet, so the new one may do it again. Run schemactl up first, or start from the files with --from migrations.`,
  ];
}

/** Files that can't be read are for those commands to refuse that run them. */
async function pendingIn(ports: Ports, input: StatusInput, all: number): Promise<number> {
  try {
    return (await status(ports, input)).pending;
  } catch (error) {
    if (!isSchemactlError(error)) throw error;
    if (error.code === 'NO_SUCH_DATABASE') return all;
    if (error.code === 'BAD_FILE') return 0;
    throw error;
  }
}
