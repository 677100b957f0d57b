import { compileDifference } from '../../domain/plan/plan.js';
import { emptyState } from '../../domain/schema/state.js';
import type { SchemaState } from '../../domain/schema/state.js';
import type { Dialect } from '../../domain/plan/dialect.js';
import { compareText } from '../../domain/schema/text.js';
import type { Ports } from '../ports/ports.js';
import type { Scope } from '../ports/session.js';
import { checkScope, scopeWarnings } from '../sources/scope.js';
import type { DatabaseInput } from './connection.js';
import { withSession } from './connection.js';

export interface DumpInput extends DatabaseInput {
  readonly path: string;
  readonly scope: Scope;
  /** Whether the Files port is one that writes nothing. */
  readonly dryRun?: boolean | undefined;
}

export interface DumpResult {
  readonly database: string;
  readonly path: string;
  /** What the file lacks, since it isn't modelled: `function public.f`. */
  readonly missing: readonly string[];
  readonly dryRun: boolean;
}

/** Writes the schema and the applied versions as one SQL file, the same bytes for the same database. */
export async function dump(ports: Ports, input: DumpInput): Promise<DumpResult> {
  const engine = ports.engine(input.target.engine);
  const { dialect } = engine;
  checkScope(engine, input.scope);
  return withSession(ports, { ...input, open: { ...input.open, readOnly: true } }, async (session) => {
    const state = await session.reflect(input.scope);
    for (const text of scopeWarnings([state])) ports.report({ kind: 'warning', text });
    const versions = (await session.history.records())
      .filter(({ applied }) => applied)
      .map(({ version }) => version)
      .sort(compareText);
    const missing = state.unmanaged.map(({ kind, name }) => `${kind} ${name}`);
    await ports.files.replace(
      input.path,
      dumpText(state, dialect, session.history.script(versions), missing),
    );
    return { database: session.description, path: input.path, missing, dryRun: input.dryRun === true };
  });
}

/** The text of a schema file: what it lacks, the statements that make the schema, and the versions. */
function dumpText(
  state: SchemaState,
  dialect: Dialect,
  versions: string,
  missing: readonly string[],
): string {
  const lacking = missing.map((each) => `-- not in this file: ${each.replace(/\s+/g, ' ')}\n`).join('');
  const sides = { before: emptyState(state.engine), after: state };
  const statements = compileDifference(sides, dialect).map(({ sql }) => `${sql};\n`);
  return [lacking, ...statements, versions].filter((part) => part !== '').join('\n');
}
