import type { AutoInput, NewResult } from './migration.js';
import { newAutoRevision } from './migration.js';
import type { Ports } from './ports/ports.js';
import type { InProcess } from './ports/engine.js';
import { snapshotStart } from './snapshots/start.js';

/** As for `new --auto`, but for what it starts from: the newest snapshot. No server is named. */
export interface OfflineInput extends Omit<AutoInput, 'from' | 'engine' | 'near' | 'mayUseServer' | 'base'> {
  readonly engine: string;
  /** A database in this process; absent: whichever there is. */
  readonly shadow?: InProcess | undefined;
}

/**
 * Writes the difference between the newest snapshot and the models as revisions, with their snapshots, after the same
 * proof as ever: no database and no network, and the same models give the same bytes on any machine.
 */
export async function newOfflineRevision(ports: Ports, input: OfflineInput): Promise<NewResult> {
  const engine = ports.engine(input.engine);
  const { directories, join } = input.place;
  const place = {
    explicit: input.shadow,
    readOnly: true,
    migrationsTable: input.open.migrationsTable,
  };
  const { state, history, label, notes } = await snapshotStart(
    ports,
    { directories, join },
    { engine, place },
  );
  const result = await newAutoRevision(ports, {
    ...input,
    from: { kind: 'held', state, label },
    mayUseServer: false,
    base: { engine, state, history },
  });
  return { ...result, notes: [...notes, ...result.notes] };
}
