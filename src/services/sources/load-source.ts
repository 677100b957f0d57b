import { SchemactlError } from '../../domain/error.js';
import { emptyState } from '../../domain/schema/state.js';
import type { SchemaState } from '../../domain/schema/state.js';
import { splitStatements, withoutMetaCommands } from '../../domain/sql/index.js';
import { describeTarget } from '../../domain/target/target.js';
import type { Engine, OpenOptions, ShadowPlace } from '../ports/engine.js';
import type { FoundFile } from '../ports/files.js';
import type { Ports } from '../ports/ports.js';
import type { Scope, Session } from '../ports/session.js';
import { loadModels } from '../model-loader.js';
import { withShadow } from '../planning/shadow.js';
import { readRepeatables } from '../repeatables.js';
import { readRevisions } from '../revisions.js';
import { loadCode } from '../executor/code.js';
import { runRevision } from '../executor/run-revision.js';
import { inFile } from '../executor/run-statement.js';
import type { LoadedSource, SourceSpec } from './source.js';

export interface LoadInput {
  readonly engine: Engine;
  readonly place: ShadowPlace;
  readonly scope: Scope;
  readonly open: OpenOptions;
  readonly cwd: string;
}

/** Reads a source as a SchemaState of one engine; whatever must be executed to be read is executed in a shadow. */
export async function loadSource(ports: Ports, spec: SourceSpec, input: LoadInput): Promise<LoadedSource> {
  switch (spec.kind) {
    case 'empty':
      return {
        state: emptyState(input.engine.name),
        canonical: true,
        label: 'empty',
        declaration: undefined,
      };
    case 'database':
      return fromDatabase(spec.target, input);
    case 'models': {
      const models = await loadModels(ports, input.engine, { paths: spec.paths, cwd: input.cwd });
      const label = models.files.length === 1 ? (models.files[0] ?? 'models') : 'models';
      const state = input.engine.within(models.state, input.scope);
      return { state, canonical: false, label, declaration: models.declaration };
    }
    case 'migrations':
      return fromMigrations(ports, spec.directories, input);
    case 'sql':
      return fromSql(ports, spec.path, input);
    case 'state':
      return fromFile(ports, spec.path, input);
    case 'held': {
      const state = input.engine.within(spec.state, input.scope);
      return { state, canonical: true, label: spec.label, declaration: undefined };
    }
  }
}

/** Reads a live database without changing it in any way. */
async function fromDatabase(
  target: Extract<SourceSpec, { kind: 'database' }>['target'],
  input: LoadInput,
): Promise<LoadedSource> {
  const session = await input.engine.open(target, { ...input.open, readOnly: true });
  try {
    const state = await session.reflect(input.scope);
    return { state, canonical: true, label: describeTarget(target), declaration: undefined };
  } finally {
    await session.close();
  }
}

async function fromMigrations(
  ports: Ports,
  directories: readonly string[],
  input: LoadInput,
): Promise<LoadedSource> {
  const { lexis } = input.engine.dialect;
  const versioned = await readRevisions(ports, directories, lexis);
  await loadCode(versioned, versioned, 'up');
  const revisions = [...versioned, ...(await readRepeatables(ports, directories, lexis))];
  const state = await inShadow(input, async (session) => {
    const { dialect } = input.engine;
    for (const revision of revisions) await runRevision({ session, dialect }, revision, 'up');
  });
  return { state, canonical: true, label: directories.join(', '), declaration: undefined };
}

async function fromSql(ports: Ports, path: string, input: LoadInput): Promise<LoadedSource> {
  const files = await scriptsAt(ports, path);
  const state = await inShadow(input, async (session) => {
    for (const file of files) await runScript(session, await ports.files.read(file.path), file.path, input);
  });
  return { state, canonical: true, label: path, declaration: undefined };
}

/** A file whatever its name, or the .sql files of a directory. Throws BAD_SOURCE where that holds none. */
async function scriptsAt(ports: Ports, path: string): Promise<readonly FoundFile[]> {
  if ((await ports.files.kind(path)) !== 'directory') return [{ name: path, path }];
  const files = ((await ports.files.list(path)) ?? []).filter(({ name }) => /\.sql$/i.test(name));
  if (files.length > 0) return files;
  throw new SchemactlError('BAD_SOURCE', `the directory ${path} holds no .sql files`, {
    hint: 'Name another one; the word empty is a schema that holds nothing.',
    place: { file: path },
  });
}

/** Runs every statement of a script; psql's own commands are left out. */
async function runScript(session: Session, text: string, file: string, input: LoadInput): Promise<void> {
  const { lexis } = input.engine.dialect;
  const plain = withoutMetaCommands(text.replace(/^\uFEFF/, ''), lexis);
  for (const { sql, line } of splitStatements(plain, lexis)) {
    try {
      await session.run(sql);
    } catch (error) {
      throw inFile(error, file, line);
    }
  }
}

async function inShadow(input: LoadInput, fill: (session: Session) => Promise<void>): Promise<SchemaState> {
  return withShadow(input.engine, input.place, async ({ session }) => {
    await fill(session);
    await session.reset();
    return session.reflect(input.scope);
  });
}

async function fromFile(ports: Ports, path: string, input: LoadInput): Promise<LoadedSource> {
  const { state } = ports.parseState(await ports.files.read(path), path);
  if (state.engine !== input.engine.name) {
    throw new SchemactlError(
      'BAD_SOURCE',
      `${path} holds a state of ${state.engine}, not of ${input.engine.name}`,
      {
        place: { file: path },
      },
    );
  }
  return {
    state: input.engine.within(state, input.scope),
    canonical: true,
    label: path,
    declaration: undefined,
  };
}
