import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultMajor, majors, privateServer } from '../test/setup/postgres';
import type { Major, PrivateServer } from '../test/setup/postgres';
import { closeRun, openRun } from '../test/setup/run-directory';
import { clientMajor } from './programs';

/** Where the measuring takes place: a server of its own, a folder for files, and how much is to be done. */
export interface Place {
  readonly server: PrivateServer;
  readonly folder: string;
  readonly quick: boolean;
  /** Whether other tools take part that npm must bring first. */
  readonly peers: boolean;
}

/** The server is of the version of the machine's own pg_dump, which refuses newer ones. */
function serverMajor(): Major {
  return majors.find((major) => major === clientMajor('pg_dump')) ?? defaultMajor();
}

/** As a server is set up that must not lose anything; autovacuum would come and go between the runs. */
const durable = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', shared_buffers: '128MB' };

/** Opens a place for as long as `use` takes, and leaves nothing behind. */
export async function withPlace<Result>(
  { quick, peers }: Pick<Place, 'quick' | 'peers'>,
  use: (place: Place) => Promise<Result>,
): Promise<Result> {
  // Inside a test run, its own directory serves.
  const isOpen = process.env['SCHEMACTL_TEST_RUN'] !== undefined;
  if (!isOpen) openRun();
  const folder = mkdtempSync(join(tmpdir(), 'schemactl-bench-'));
  try {
    const server = await privateServer(serverMajor(), durable);
    try {
      return await use({ server, folder, quick, peers });
    } finally {
      await server.remove();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    if (!isOpen) closeRun();
  }
}
