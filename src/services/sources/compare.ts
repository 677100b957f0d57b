import { withUndeclared } from '../../domain/declaration/undeclared.js';
import { diff } from '../../domain/diff/diff.js';
import { nameOf } from '../../domain/schema/object.js';
import type { SchemaState } from '../../domain/schema/state.js';
import { SchemactlError } from '../../domain/error.js';
import type { Target } from '../../domain/target/target.js';
import { canonical } from '../planning/shadow.js';
import type { Ports } from '../ports/ports.js';
import type { Engine, OpenOptions, ShadowPlace } from '../ports/engine.js';
import type { Scope } from '../ports/session.js';
import { surroundings } from '../../domain/schema/part.js';
import { scopeOfModels } from '../model-loader.js';
import { loadDatabases, ofNone } from './both-databases.js';
import type { BothInput, Differing } from './both-databases.js';
import { loadSource } from './load-source.js';
import { checkScope, scopeWarnings } from './scope.js';
import type { LoadedSource, SourceSpec } from './source.js';

/** Two sources to be compared, and how their databases and shadows are to be reached. */
export interface CompareInput {
  readonly from: SourceSpec;
  readonly to: SourceSpec;
  /** Where no URL names the engine: which one is meant. */
  readonly engine?: string | undefined;
  readonly shadow?: ShadowPlace['explicit'];
  /** A database that is no source but whose server may lend a scratch database. */
  readonly near?: Target | undefined;
  /** Databases named by the sources may lend their server for a scratch database. */
  readonly mayUseServer: boolean;
  readonly scope: Scope;
  readonly open: OpenOptions;
  readonly cwd: string;
  /** When it is enough to read of two databases what differs: a shadow can't be built of that. Absent: never. */
  readonly differing?: Differing;
}

/** Two sources read as states of one engine, both in the engine's own words. */
export interface Comparison {
  readonly engine: Engine;
  readonly place: ShadowPlace;
  readonly scope: Scope;
  readonly from: LoadedSource;
  readonly to: LoadedSource;
  readonly notes: readonly string[];
}

/**
 * Reads both sources, models first, since they say which schemas are meant. Where a state isn't in the engine's own
 * words and the other differs from it, it is built in a shadow and read again.
 */
export async function compare(ports: Ports, input: CompareInput): Promise<Comparison> {
  const engine = engineOf(ports, input);
  checkScope(engine, input.scope);
  const place = placeOf(input);
  const toFirst = input.to.kind === 'models' || input.from.kind !== 'models';
  const [firstSpec, secondSpec] = toFirst ? [input.to, input.from] : [input.from, input.to];
  const within = { engine, place, scope: input.scope, open: input.open, cwd: input.cwd };
  const [scope, first, second] = await loadBoth(ports, firstSpec, secondSpec, {
    ...within,
    differing: input.differing ?? ofNone,
    stop: ports.stop,
  });
  const sides = [withRest(first, second, engine), withRest(second, first, engine)] as const;
  const [start, goal] = toFirst ? [sides[1], sides[0]] : sides;
  const given = surroundings(start.state, goal.state);
  const around = { ...place, given, extensions: extensionsOf([start.state, goal.state, given]) };
  const [from, to] = await bothCanonical(engine, around, scope, start, goal);
  const states = [from, to].flatMap(({ state, partial }) => (partial ? [] : [state]));
  for (const text of scopeWarnings(states)) ports.report({ kind: 'warning', text });
  return { engine, place: around, scope, from, to, notes: unmanagedNotes(from, to) };
}

/** Two databases are read at the same time; the scope of anything else may follow from what the first one holds. */
async function loadBoth(
  ports: Ports,
  firstSpec: SourceSpec,
  secondSpec: SourceSpec,
  input: BothInput,
): Promise<readonly [Scope, LoadedSource, LoadedSource]> {
  const { engine, scope } = input;
  if (firstSpec.kind === 'database' && secondSpec.kind === 'database') {
    return [scope, ...(await loadDatabases(firstSpec.target, secondSpec.target, input))];
  }
  const first = await loadSource(ports, firstSpec, input);
  const wanted = first.canonical || scope.schemas ? scope : widened(scope, first.state, engine);
  return [wanted, first, await loadSource(ports, secondSpec, { ...input, scope: wanted })];
}

function extensionsOf(states: readonly SchemaState[]): readonly string[] {
  const objects = states.flatMap((state) => [...state.objects.values()]);
  return [...new Set(objects.filter(({ kind }) => kind === 'extension').map(nameOf))];
}

function widened(scope: Scope, state: SchemaState, engine: Engine): Scope {
  return { ...scope, ...scopeOfModels(state, engine) };
}

function engineOf(ports: Ports, input: CompareInput): Engine {
  const named = [input.from, input.to].flatMap((spec) =>
    spec.kind === 'database' ? [spec.target.engine] : [],
  );
  const names = new Set<string>(input.engine === undefined ? named : [...named, input.engine]);
  const [name, other] = [...names];
  if (name === undefined) {
    throw new SchemactlError('USAGE', 'neither side names an engine', {
      hint: 'Say which one is meant with --engine, or give a database URL.',
    });
  }
  if (other !== undefined) {
    throw new SchemactlError('USAGE', `the two sides are of different engines: ${name} and ${other}`, {
      hint: 'Compare databases of one engine; --engine must name the same one as the URL.',
    });
  }
  return ports.engine(name);
}

function placeOf(input: CompareInput): ShadowPlace {
  const named = [input.from, input.to].find((spec) => spec.kind === 'database');
  const near = named?.target ?? input.near;
  const { migrationsTable } = input.open;
  return { explicit: input.shadow, near, readOnly: !input.mayUseServer, migrationsTable };
}

/** Models have no words for everything: what they can't say stays as the other side has it. */
function withRest(source: LoadedSource, other: LoadedSource, { dialect }: Engine): LoadedSource {
  if (source.declaration === undefined) return source;
  const state = withUndeclared(source.state, other.state, dialect.atBirth);
  return { ...source, state: { ...state, outside: source.state.outside } };
}

async function bothCanonical(
  engine: Engine,
  place: ShadowPlace,
  scope: Scope,
  a: LoadedSource,
  b: LoadedSource,
): Promise<readonly [LoadedSource, LoadedSource]> {
  if (a.canonical && b.canonical) return [a, b];
  if (diff(a.state, b.state).changes.length === 0) return [a, b];
  const settle = async (source: LoadedSource): Promise<LoadedSource> =>
    source.canonical
      ? source
      : { ...source, state: await canonical(engine, place, source.state, scope), canonical: true };
  return [await settle(a), await settle(b)];
}

/** What is there and not modelled, by kind: named, so that nobody believes it was compared. */
function unmanagedNotes(from: LoadedSource, to: LoadedSource): readonly string[] {
  const found = new Map<string, string[]>();
  for (const { kind, name } of [...from.state.unmanaged, ...to.state.unmanaged]) {
    const names = found.get(kind) ?? [];
    if (!names.includes(name)) names.push(name);
    found.set(kind, names);
  }
  return [...found].map(([kind, names]) => {
    const shown =
      names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
    return `unmanaged, left alone: ${names.length} ${kind} (${shown})`;
  });
}
