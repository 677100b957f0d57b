import { foreignVersion } from '../../domain/revision/index.js';
import type { Ports } from '../ports/ports.js';
import { readRevisions } from '../revisions.js';
import { recordedOnly } from './apply-one.js';
import { withHistory } from './connection.js';
import type { StatusInput } from './status.js';

export interface TakeOverResult {
  readonly database: string;
  /** Files that are now recorded as applied. */
  readonly recorded: readonly string[];
  /** Versions that the other tool has recorded and no file here has. */
  readonly unmatched: readonly string[];
}

/** Records as applied what jetbase has recorded in its own table, at the time that it names; that table is only read. */
export async function takeOver(
  ports: Ports,
  input: StatusInput & { readonly lockWaitMs: number; readonly dryRun: boolean },
  /** In a dry run: files that are not written yet, by their version. */
  announced: ReadonlyMap<string, string> = new Map(),
): Promise<TakeOverResult> {
  const { dialect } = ports.engine(input.target.engine);
  const files = await readRevisions(ports, input.directories, dialect.lexis);
  return withHistory(ports, input, async (session) => {
    const known = new Set((await session.history.records()).map(({ version }) => version));
    const theirs = (await session.history.jetbase()).map((row) => ({
      text: row.version,
      appliedAt: row.appliedAt,
      ...foreignVersion(row.version),
    }));
    const wanted = new Map(theirs.map(({ version, appliedAt }) => [version, appliedAt]));
    const chosen = files.filter(({ version }) => wanted.has(version) && !known.has(version));
    const later = [...announced].filter(([version]) => wanted.has(version) && !known.has(version));
    const here = new Set([...files.map(({ version }) => version), ...announced.keys()]);
    const unmatched = theirs.filter(({ version }) => version === undefined || !here.has(version));
    if (!input.dryRun && chosen.length > 0) {
      await session.begin();
      for (const file of chosen) {
        await session.history.add(recordedOnly(ports, file, wanted.get(file.version)));
      }
      await session.commit();
    }
    return {
      database: session.description,
      recorded: [...chosen.map(({ file }) => file), ...later.map(([, file]) => file)].sort(),
      unmatched: unmatched.map(({ text }) => text),
    };
  });
}
