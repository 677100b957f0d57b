import { SchemactlError, isSchemactlError } from '../../domain/error.js';
import { duplicates, historyFrom, parseFileName, repeatablesFrom } from '../../domain/revision/index.js';
import type { History } from '../../domain/revision/index.js';
import type { Lexis } from '../../domain/sql/index.js';
import type { Ports } from '../ports/ports.js';
import type { RepeatableFile } from '../repeatables.js';
import { readRepeatables } from '../repeatables.js';
import type { RevisionFile } from '../revisions.js';
import { findRevisionFiles, listFiles, parseNow, readUnparsedFile } from '../revisions.js';
import { unadoptedAmong } from '../unadopted.js';
import type { DatabaseInput } from './connection.js';
import { withSession } from './connection.js';
import type { Finding } from './findings.js';
import { findingOf, findingOfRepeatable } from './findings.js';
import { repair } from './repair.js';

export interface ValidateInput {
  readonly directories: readonly string[];
  /** What is to be said of directories that somebody named and that aren't there. */
  readonly missing?: readonly string[] | undefined;
  readonly engine: string;
  /** Absent: the files alone are looked at. */
  readonly database?: (DatabaseInput & { readonly lockWaitMs: number }) | undefined;
  /** Do what `repair` does first. */
  readonly fix: boolean;
  /** Only tell what a fix would mend. */
  readonly dryRun?: boolean | undefined;
}

export interface ValidateResult {
  /** Absent where the files alone were looked at. */
  readonly database?: string | undefined;
  readonly files: number;
  /** What was mended: files whose present text is now the recorded one, versions that are forgotten. */
  readonly fixed: readonly string[];
  readonly findings: readonly Finding[];
  /** Whether `fixed` is only what would have been mended. */
  readonly dryRun: boolean;
}

/**
 * Looks for whatever is wrong with the files and the history, without stopping at the first: files that can't be read,
 * versions twice, edited and lost revisions, ones out of order or half done. Throws USAGE for a fix without a database.
 */
export async function validate(ports: Ports, input: ValidateInput): Promise<ValidateResult> {
  if (input.fix && !input.database) {
    throw new SchemactlError('USAGE', 'no database is named, and --fix mends what one has recorded', {
      hint: 'Give its URL with --url.',
    });
  }
  const found = await look(ports, input);
  const { database, dryRun = false } = input;
  const mends = found.findings.some(({ fixable }) => fixable);
  const blocked = found.findings.some(({ kind }) => blocking.has(kind));
  if (!input.fix || !database || !mends || blocked) return { ...found, fixed: [], dryRun };
  const { accepted, forgotten, reset } = await repair(ports, {
    ...database,
    directories: input.directories,
    dryRun,
  });
  const fixed = [...accepted, ...forgotten, ...reset.map(({ file }) => file)];
  return { ...(dryRun ? found : await look(ports, input)), fixed, dryRun };
}

/** What makes it unsure which files there are: nothing is mended then. */
const blocking: ReadonlySet<Finding['kind']> = new Set(['no directory', 'unreadable', 'duplicate']);

async function look(ports: Ports, input: ValidateInput): Promise<Omit<ValidateResult, 'fixed' | 'dryRun'>> {
  const { lexis } = ports.engine(input.engine).dialect;
  const { revisions, repeatables, versions, ...read } = await readAll(ports, input.directories, lexis);
  const findings = [...(input.missing ?? []).map(absent), ...read.findings];
  const files = versions.size + repeatables.length;
  if (!input.database) return { files, findings };
  const open = { ...input.database.open, readOnly: true };
  return withSession(ports, { ...input.database, open }, async (session) => {
    const history: History = historyFrom(revisions, await session.history.records());
    const ran = repeatablesFrom(repeatables, await session.history.repeatables());
    const recorded = history.entries.flatMap((entry) =>
      entry.kind === 'missing' && versions.has(entry.version) ? [] : findingOf(entry),
    );
    return {
      database: session.description,
      files,
      findings: [...findings, ...recorded, ...ran.flatMap(findingOfRepeatable)],
    };
  });
}

interface Read {
  readonly revisions: readonly RevisionFile[];
  readonly repeatables: readonly RepeatableFile[];
  /** Of every file, readable or not. */
  readonly versions: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

async function readAll(ports: Ports, directories: readonly string[], lexis: Lexis): Promise<Read> {
  const findings: Finding[] = [];
  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (!isSchemactlError(error) || error.code !== 'BAD_FILE') throw error;
      findings.push(unreadable(error));
      return undefined;
    }
  };
  const found = await findRevisionFiles(ports, directories);
  const revisions: RevisionFile[] = [];
  for (const file of found) {
    const revision = await attempt(async () => {
      const read = await readUnparsedFile(ports, file, lexis);
      parseNow([read]);
      return read;
    });
    if (revision) revisions.push(revision);
  }
  const repeatables = (await attempt(() => readRepeatables(ports, directories, lexis))) ?? [];
  const named = found.map(({ name }) => ({ file: name, version: parseFileName(name)?.version ?? '' }));
  findings.push(...duplicates(named).map(({ version, files }) => twice(version, files)));
  findings.push(...unadoptedAmong(await listFiles(ports, directories)).map(({ name }) => unadopted(name)));
  return { revisions, repeatables, versions: new Set(named.map(({ version }) => version)), findings };
}

function absent(message: string): Finding {
  return { kind: 'no directory', message, fixable: false };
}

function unreadable({ message, place }: SchemactlError): Finding {
  const file = place.file?.split(/[\\/]/).at(-1);
  return { kind: 'unreadable', file, line: place.line, message, fixable: false };
}

function twice(version: string, files: readonly string[]): Finding {
  const message = `version ${version} has two files: ${files.join(' and ')}`;
  return { kind: 'duplicate', version, message, fixable: false };
}

function unadopted(file: string): Finding {
  const message = `${file} is no revision yet: schemactl adopt makes it one`;
  return { kind: 'unadopted', file, message, fixable: false };
}
