import { join } from 'node:path';
import { loadSettings } from './adapters/config/load-settings.js';
import type { Settings } from './adapters/config/settings.js';
import { compareInput, sourceDefaults } from './cli/compare-input.js';
import { dirsToRead, dirsToWrite } from './cli/migrations-dirs.js';
import { openOptions, targetOf } from './cli/surroundings.js';
import { ambiguityQuestion, renameArgument } from './domain/diff/ambiguous.js';
import type { Ambiguity } from './domain/diff/ambiguous.js';
import { SchemactlError } from './domain/error.js';
import type { RollbackExtent } from './domain/revision/index.js';
import { pathText } from './domain/schema/id.js';
import { createPorts } from './library.js';
import type { LibraryOptions } from './library.js';
import { check } from './services/check.js';
import type { CheckResult } from './services/check.js';
import { diffSources } from './services/diff.js';
import type { DiffResult } from './services/diff.js';
import type { DestructiveRevision } from './services/executor/losses.js';
import { rollback } from './services/executor/rollback.js';
import type { RollbackResult } from './services/executor/rollback.js';
import { status } from './services/executor/status.js';
import type { StatusInput, StatusResult } from './services/executor/status.js';
import { up } from './services/executor/up.js';
import type { UpResult } from './services/executor/up.js';
import { newAutoRevision, newRevision } from './services/migration.js';
import type { NewResult } from './services/migration.js';
import type { PlaceInput } from './services/migration/place.js';
import type { Ports } from './services/ports/ports.js';
import type { CompareInput } from './services/sources/compare.js';
import { modelPaths } from './services/sources/parse-source.js';

/**
 * Settings of a project, as in its configuration file. What is left out comes from the environment, `.env`, that file
 * or the defaults, as on the command line. A relative SQLite URL is meant from the working directory.
 */
export interface ProjectOptions extends LibraryOptions {
  /** The folder of the project; the working directory where absent. */
  readonly folder?: string | undefined;
  readonly url?: string | undefined;
  /** Files, globs or directories of models. */
  readonly models?: readonly string[] | undefined;
  readonly migrationsDir?: readonly string[] | undefined;
  readonly migrationsTable?: string | undefined;
  readonly schemas?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
  readonly shadow?: string | undefined;
}

/** What a program answers in advance, since nobody is there to be asked. */
export interface RenameAnswers {
  /** As the arguments of `--rename`: `users.name=full_name`. */
  readonly renames?: readonly string[] | undefined;
}

export interface AutoOptions extends RenameAnswers {
  /** Made from the changes where absent. */
  readonly name?: string | undefined;
  /** What is really dropped, not renamed: `users.name`. */
  readonly drops?: readonly string[] | undefined;
  readonly prove?: boolean | undefined;
}

export interface RunOptions {
  /** Yes to revisions that lose data, and to rolling back more than one. */
  readonly yes?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
}

/** The main job of one project, as functions. All of them throw SchemactlError. */
export interface Project {
  /** Writes an empty revision. */
  newRevision(name: string): Promise<NewResult>;
  /** Writes the proven difference between the database and the models; nothing where they agree. */
  newAuto(options?: AutoOptions): Promise<NewResult>;
  /** The difference between the database and the models, as changes and as SQL. */
  diff(answers?: RenameAnswers): Promise<DiffResult>;
  /** Whether the database is what the models say; it is only read. */
  check(): Promise<CheckResult>;
  /** Creates the database if needed, then applies what is pending. */
  up(options?: RunOptions & { readonly to?: string; readonly steps?: number }): Promise<UpResult>;
  /** Rolls back one revision, or as far as `extent` says. */
  rollback(options?: RunOptions & { readonly extent?: RollbackExtent }): Promise<RollbackResult>;
  status(): Promise<StatusResult>;
}

/** Opens a project for a program: reads its settings; no database is touched before one of its functions is called. */
export async function openProject(options: ProjectOptions = {}): Promise<Project> {
  const { folder = '.', report, env = process.env, stop, ...given } = options;
  const settings = await loadSettings({ cwd: folder, flags: given, env, allowCode: true });
  const ports = createPorts({ report, env: settings.environment(), stop });
  const surroundings = { ports, settings, flags: {}, args: {} };
  const target = targetOf(surroundings);
  const sides = (mayUseServer: boolean): CompareInput => {
    const to = { kind: 'models', paths: modelPaths(ports, sourceDefaults(surroundings)) } as const;
    return compareInput(surroundings, { from: { kind: 'database', target }, to }, mayUseServer);
  };
  // Asked for at each call: one may make the directory that the next one reads.
  const database = (): Database => {
    const directories = dirsToRead(settings);
    return { target, open: openOptions(settings), directories, lockWaitMs: 60_000 };
  };
  return { ...revisions(ports, settings, sides), ...runs(ports, database, settings.strict) };
}

type Writing = Pick<Project, 'newRevision' | 'newAuto' | 'diff' | 'check'>;

function revisions(
  ports: Ports,
  settings: Settings,
  sides: (mayUseServer: boolean) => CompareInput,
): Writing {
  const place = (): Pick<PlaceInput, 'directories' | 'join'> => ({
    directories: dirsToWrite(settings),
    join,
  });
  return {
    newRevision: async (name) => newRevision(ports, { ...place(), name }),
    newAuto: async ({ name, renames = [], drops = [], prove = true } = {}) => {
      const answers = { name, renames, drops, prove, resolve: refuseToGuess };
      return newAutoRevision(ports, { ...sides(true), place: place(), ...answers });
    },
    diff: async ({ renames = [] } = {}) => diffSources(ports, { ...sides(true), renames }),
    check: async () => check(ports, { ...sides(false), directories: dirsToRead(settings) }),
  };
}

type Database = StatusInput & { readonly lockWaitMs: number };

const oneStep: RollbackExtent = { kind: 'steps', steps: 1 };

function runs(
  ports: Ports,
  database: () => Database,
  strict: boolean,
): Pick<Project, 'up' | 'rollback' | 'status'> {
  return {
    up: async ({ yes = false, dryRun = false, ...extent } = {}) => {
      const confirm = (found: readonly DestructiveRevision[]): Promise<void> =>
        agreed(yes, 'lose data', found);
      return up(ports, { ...database(), ...extent, strict, dryRun, confirm });
    },
    rollback: async ({ yes = false, dryRun = false, extent = oneStep } = {}) => {
      const confirm = (files: readonly string[]): Promise<void> => {
        const found = files.map((file) => ({ file }));
        return agreed(yes, 'would be rolled back together', found);
      };
      return rollback(ports, { ...database(), extent, dryRun, confirm });
    },
    status: async () => status(ports, database()),
  };
}

function agreed(yes: boolean, what: string, found: readonly { readonly file: string }[]): Promise<void> {
  if (yes) return Promise.resolve();
  const message = `these revisions ${what}: ${found.map(({ file }) => file).join(', ')}`;
  const hint = 'If that is meant, say so with yes: true.';
  return Promise.reject(new SchemactlError('DESTRUCTIVE', message, { hint }));
}

function refuseToGuess(ambiguity: Ambiguity): Promise<never> {
  const { dropped, added } = ambiguity;
  const renames = added.map((object) => `renames: ['${renameArgument(dropped, object)}']`);
  return Promise.reject(
    new SchemactlError('AMBIGUOUS_RENAME', ambiguityQuestion(ambiguity), {
      hint: [...renames, `drops: ['${pathText(dropped.path)}']`].join(' or '),
      place: { object: dropped.id },
    }),
  );
}
