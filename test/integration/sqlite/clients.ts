import { spawnSync } from 'node:child_process';
import { sqliteLexis } from '../../../src/adapters/engines/sqlite/sql/lexis.js';
import { parseRevision } from '../../../src/domain/revision/index.js';
import { createPorts } from '../../../src/index.js';
import { planComparison } from '../../../src/services/diff.js';
import { revisionText } from '../../../src/services/migration/revision-text.js';
import { compare } from '../../../src/services/sources/compare.js';
import { dbmate } from '../dbmate/dbmate.js';
import { execute, folder, write } from '../support/cli.js';
import { exitOf, rollbackInside, upInside } from '../support/inside.js';
import { freshFile } from '../../setup/sqlite.js';
import { open } from './ddl-loop.js';

type Direction = 'up' | 'down';

/** A program that carries out a revision file as it is written. */
export interface Client {
  readonly name: string;
  /** Throws what the program says where it fails. */
  run(text: string, url: string, direction: Direction): Promise<void>;
}

const file = 'migrations/1_change.sql';

async function inFolder(text: string, use: (path: string) => Promise<void>): Promise<void> {
  const place = folder();
  try {
    write(place.path, file, text);
    await use(place.path);
  } finally {
    place.drop();
  }
}

const ours: Client = {
  name: 'schemactl',
  run: (text, url, direction) =>
    inFolder(text, async (path) => {
      const outcome = await (direction === 'up' ? upInside : rollbackInside)(path, url);
      if (exitOf(outcome) !== 0) throw new Error(JSON.stringify(outcome));
    }),
};

const theirs: Client = {
  name: 'dbmate',
  run: (text, url, direction) =>
    inFolder(text, async (path) => {
      const { code, stderr } = await dbmate(path, url, direction === 'up' ? 'migrate' : 'rollback');
      if (code !== 0) throw new Error(stderr);
    }),
};

const shell: Client = {
  name: 'sqlite3 -bail',
  run: async (text, url, direction) => {
    const { sql, transaction } = parseRevision(text, { file, lexis: sqliteLexis })[direction] ?? failed();
    const input = transaction ? `BEGIN;\n${sql}\nCOMMIT;\n` : sql;
    const path = url.slice('sqlite:'.length);
    const { code, stderr } = await execute('sqlite3', ['-bail', path], { cwd: '/', input });
    if (code !== 0) throw new Error(stderr);
  },
};

function failed(): never {
  throw new Error('the file has no such block');
}

function isThere(command: string): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Whether this machine has the sqlite3 shell; without it that client is left out. */
export const hasShell = isThere('sqlite3');

export const clients: readonly Client[] = [ours, theirs, ...(hasShell ? [shell] : [])];

const ports = createPorts({ env: {} });
const opening = { migrationsTable: 'schema_migrations', lockTimeoutMs: 0 };

/** A database file that holds what the SQL makes; foreign keys are not enforced meanwhile. */
export function fileWith(sql: string): string {
  const { path, url } = freshFile();
  const db = open(sql, path);
  db.close();
  return url;
}

/** The text of the file that `new --auto` writes for the way from one schema to another. */
export async function revisionBetween(before: string, after: string): Promise<string> {
  const source = (sql: string) => ({ kind: 'database', target: ports.target(fileWith(sql)) }) as const;
  const input = { from: source(before), to: source(after), mayUseServer: true, scope: {}, open: opening };
  const plan = await planComparison(await compare(ports, { ...input, cwd: '/' }), []);
  const [revision, ...more] = plan.revisions;
  if (revision === undefined || more.length > 0) throw new Error('not one revision');
  return revisionText(revision, undefined);
}
