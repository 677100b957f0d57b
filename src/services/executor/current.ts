import type { Ports } from '../ports/ports.js';
import type { StatusInput } from './status.js';
import { status } from './status.js';

export interface CurrentResult {
  readonly database: string;
  /** The newest applied version in the order of the files; absent where nothing is applied. */
  readonly version?: string | undefined;
  readonly file?: string | undefined;
  readonly pending: number;
}

/** The revision at which a database stands. */
export async function current(ports: Ports, input: StatusInput): Promise<CurrentResult> {
  const { database, revisions, pending } = await status(ports, input);
  const last = revisions.filter(({ kind }) => kind !== 'pending' && kind !== 'partly applied').at(-1);
  return { database, version: last?.version, file: last && 'file' in last ? last.file : undefined, pending };
}
