import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { SchemactlError, messageOf } from '../../../../domain/error.js';
import { startupOptions } from '../../../../domain/target/postgres.js';
import { redact } from '../../../../domain/target/redact.js';
import { secretsOf } from '../../../../domain/target/target.js';
import type { PostgresTarget } from '../../../../domain/target/target.js';
import type { CloneOrder } from '../../../../services/ports/clones.js';
import { Interrupted } from '../../../../services/ports/interrupted.js';
import type { Facts } from './server.js';
import type { Stage } from './stage.js';

async function majorOf(program: string): Promise<number | undefined> {
  try {
    const { stdout } = await promisify(execFile)(program, ['--version']);
    const major = /\(PostgreSQL\) (\d+)/.exec(stdout)?.[1];
    return major === undefined ? undefined : Number(major);
  } catch {
    return undefined;
  }
}

/** The last major version whose pg_restore sets nothing that older servers don't know. */
const lenient = 16;

/**
 * Whether pg_dump and pg_restore are installed and fit both servers: pg_dump refuses newer ones, and a newer pg_restore
 * than the target sets what that doesn't know.
 */
export async function programsFit(source: Facts, targetMajor: number): Promise<boolean> {
  const [dump, restore] = await Promise.all([majorOf('pg_dump'), majorOf('pg_restore')]);
  if (dump === undefined || restore === undefined) return false;
  return dump >= source.major && restore >= dump && restore <= Math.max(lenient, targetMajor);
}

/** The target as libpq reads it from the environment, where no list of processes shows it. */
function environmentOf(target: PostgresTarget): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^PG(?!PASSFILE$)/.test(name));
  const { connectTimeoutMs } = target;
  const given = {
    PGHOST: target.host,
    PGPORT: String(target.port),
    PGUSER: target.user,
    PGDATABASE: target.database,
    PGPASSWORD: target.reveal().password,
    PGSSLMODE: target.sslMode,
    PGSSLROOTCERT: target.sslRootCert,
    PGSSLCERT: target.sslCert,
    PGSSLKEY: target.sslKey,
    PGOPTIONS: startupOptions(target),
    PGAPPNAME: target.applicationName ?? 'schemactl',
    PGCONNECT_TIMEOUT:
      connectTimeoutMs === undefined ? undefined : String(Math.ceil(connectTimeoutMs / 1000)),
  };
  const known = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(kept), ...Object.fromEntries(known), LC_ALL: 'C' };
}

/** A program that is under way: what it says in the end, and whether it went well. */
interface Running {
  readonly child: ChildProcess;
  readonly end: Promise<{ readonly code: number | null; readonly said: string }>;
}

function run(
  program: string,
  args: readonly string[],
  target: PostgresTarget,
  stdio: readonly ('ignore' | 'pipe')[],
): Running {
  const child = spawn(program, args, { env: environmentOf(target), stdio: [...stdio] });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = `${said}${text}`.slice(-4000)));
  const end = new Promise<{ readonly code: number | null; readonly said: string }>((done) => {
    child.on('error', (error) => done({ code: null, said: messageOf(error) }));
    child.on('close', (code) => done({ code, said }));
  });
  return { child, end };
}

/** Lets pg_dump write what pg_restore reads, without a file between them. Throws SQL_FAILED with their own words. */
export async function pipePrograms(
  order: CloneOrder,
  source: PostgresTarget,
  stage: Stage,
  facts: Facts,
  withRoles: boolean,
): Promise<void> {
  const name = `dbname='${stage.target.database.replace(/[\\']/g, '\\$&')}'`;
  const rights = withRoles ? [] : ['-O', '-x'];
  const all = stage.inPlace ? ['-1'] : [];
  const some = order.schemaOnly ? ['-s'] : [];
  const dump = run('pg_dump', ['-Fc', '-Z0', '-w', ...some], source, ['ignore', 'pipe', 'pipe']);
  const restore = run('pg_restore', ['-e', '-w', ...rights, ...all, '-d', name], stage.target, [
    'pipe',
    'ignore',
    'pipe',
  ]);
  const kill = (): void => [dump, restore].forEach(({ child }) => child.kill('SIGTERM'));
  order.stop?.addEventListener('abort', kill);
  try {
    const { stdout } = dump.child;
    const { stdin } = restore.child;
    // Where one of them ends early, the other's pipe breaks; what they said themselves tells more.
    if (stdout && stdin) await pipeline(stdout, counting(order, facts.rowBytes), stdin).catch(kill);
    expectWell(order, [source, stage.target], await dump.end, await restore.end);
  } finally {
    order.stop?.removeEventListener('abort', kill);
  }
}

function expectWell(
  order: CloneOrder,
  targets: readonly PostgresTarget[],
  ...ends: readonly { readonly code: number | null; readonly said: string }[]
): void {
  if (order.stop?.aborted) throw new Interrupted('nothing was cloned');
  if (ends.every(({ code }) => code === 0)) return;
  // The one that failed by itself says why; the other was only cut off, or says that it read too little.
  const texts = ends
    .filter(({ code }) => code !== 0)
    .map(({ said }) => said.trim())
    .filter((text) => text !== '');
  const told =
    texts.find((text) => !/could not read from input file|Broken pipe/.test(text)) ??
    texts[0] ??
    'ended without a word';
  const secrets = targets.flatMap((each) => secretsOf(each));
  throw new SchemactlError('SQL_FAILED', redact(told, secrets), {
    hint: 'The target is as it was.',
  });
}

/** Passes everything on and tells how much it was. */
export function counting({ portion }: CloneOrder, total: number, before = 0): Transform {
  let done = before;
  return new Transform({
    transform: (chunk: Buffer, _encoding, next) => {
      done += chunk.length;
      portion({ done, total: Math.max(total, done) });
      next(null, chunk);
    },
  });
}
