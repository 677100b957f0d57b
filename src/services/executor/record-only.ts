import type { Ports } from '../ports/ports.js';
import type { Session } from '../ports/session.js';
import type { RevisionFile } from '../revisions.js';
import { recordedOnly } from './apply-one.js';

/** Which records are to be written and which taken away. */
export interface Records {
  readonly record: readonly RevisionFile[];
  readonly forget: readonly { readonly version: string }[];
}

/** Writes and removes records in one transaction; no statement of a revision runs. */
export async function recordOnly(ports: Ports, session: Session, { record, forget }: Records): Promise<void> {
  await session.begin();
  for (const { version } of forget) await session.history.remove(version);
  for (const file of record) await session.history.add(recordedOnly(ports, file));
  await session.commit();
}
