import { parseFileName } from '../../domain/revision/index.js';
import { SchemactlError } from '../../domain/error.js';
import type { ErrorPlace } from '../../domain/error.js';
import { redactReference } from '../../domain/target/redact.js';
import type { Ports } from '../ports/ports.js';
import type { SourceSpec } from './source.js';

/** What the settings say of models and migrations, for sources that are named by their kind alone. */
export interface SourceDefaults {
  readonly cwd: string;
  readonly models: readonly string[];
  readonly migrations: readonly string[];
  /** Joins a relative path to the working directory. */
  readonly resolve: (path: string) => string;
}

const prefixed = /^(models|migrations|sql|state):(?!\/\/)(.+)$/s;
const url = /^[a-z][a-z0-9+.-]+:/i;
const driveLetter = /^[a-z]:[\\/]/i;

/**
 * Reads what a user typed as a source: `empty`, a database URL, `models`, `migrations`, a path, or a path behind
 * `models:`, `migrations:`, `sql:` or `state:`. A directory is told by what lies in it. Throws USAGE or BAD_SOURCE.
 */
export async function parseSource(text: string, ports: Ports, defaults: SourceDefaults): Promise<SourceSpec> {
  if (text === 'empty') return { kind: 'empty' };
  if (text === 'models') return { kind: 'models', paths: modelPaths(ports, defaults) };
  if (text === 'migrations') return { kind: 'migrations', directories: defaults.migrations };
  const match = prefixed.exec(text);
  if (match) return named(match[1] ?? '', match[2] ?? '', ports, defaults);
  if (url.test(text) && !driveLetter.test(text)) return { kind: 'database', target: ports.target(text) };
  return fromPath(text, ports, defaults);
}

/** The models that the settings name, else those in the usual places. Throws BAD_MODELS where there are none. */
export function modelPaths(
  ports: Ports,
  defaults: Pick<SourceDefaults, 'cwd' | 'models'>,
): readonly string[] {
  if (defaults.models.length > 0) return defaults.models;
  const found = ports.models.discover(defaults.cwd);
  if (found !== undefined) return [found];
  throw new SchemactlError('BAD_MODELS', 'no models were found', {
    hint: 'Name them with --models PATH (a file, a directory or a glob), or put them in schema.ts or models/.',
  });
}

/** Models may be a glob: where they are looked for, what is missing is told. */
async function named(
  kind: string,
  text: string,
  ports: Ports,
  defaults: SourceDefaults,
): Promise<SourceSpec> {
  if (kind === 'models') return { kind, paths: [text] };
  const path = defaults.resolve(text);
  if ((await ports.files.kind(path)) === undefined) throw nothingAt(text, path);
  switch (kind) {
    case 'migrations':
      return { kind, directories: [path] };
    case 'sql':
      return { kind, path };
    default:
      return { kind: 'state', path };
  }
}

function nothingAt(text: string, path: string): SchemactlError {
  return new SchemactlError('BAD_SOURCE', `there is no file or directory ${redactReference(text)}`, {
    hint: 'A source is a database URL, a .sql file, a directory, models, a .json state, or the word empty.',
    place: shownPlace(text, path),
  });
}

async function fromPath(text: string, ports: Ports, defaults: SourceDefaults): Promise<SourceSpec> {
  const path = defaults.resolve(text);
  if (/[*?{]/.test(text)) return { kind: 'models', paths: [text] };
  switch (await ports.files.kind(path)) {
    case 'directory':
      return directory(path, ports);
    case 'file':
      return file(text, path);
    case 'other':
    case undefined:
      throw nothingAt(text, path);
  }
}

function file(text: string, path: string): SourceSpec {
  if (/\.sql$/i.test(path)) return { kind: 'sql', path };
  if (/\.json$/i.test(path)) return { kind: 'state', path };
  if (/\.[cm]?[jt]s$/i.test(path)) return { kind: 'models', paths: [path] };
  throw new SchemactlError('BAD_SOURCE', `cannot tell what ${redactReference(text)} is`, {
    hint: 'Say it: models:PATH, migrations:PATH, sql:PATH or state:PATH.',
    place: shownPlace(text, path),
  });
}

/** The path as a place; none where it may be a mistyped URL with a password in it. */
function shownPlace(text: string, path: string): ErrorPlace {
  return redactReference(text) === text ? { file: path } : {};
}

/**
 * Migrations if its files carry `migrate:up` or all its programs are named as code revisions, SQL if it holds only other
 * .sql files, else models.
 */
async function directory(path: string, ports: Ports): Promise<SourceSpec> {
  const files = (await ports.files.list(path)) ?? [];
  const sql = files.filter(({ name }) => /\.sql$/i.test(name));
  const programs = files.filter(({ name }) => /\.[cm]?[jt]s$/i.test(name));
  if (programs.length > 0 && programs.every(({ name }) => parseFileName(name)?.kind === 'code'))
    return { kind: 'migrations', directories: [path] };
  if (sql.length === 0) return { kind: 'models', paths: [path] };
  for (const { path: each } of sql) {
    if (/^--\s*migrate:up/m.test(await ports.files.read(each)))
      return { kind: 'migrations', directories: [path] };
  }
  if (programs.length > 0) return { kind: 'models', paths: [path] };
  return { kind: 'sql', path };
}
