import type { Declaration } from '../domain/declaration/declaration.js';
import { declaredRenames } from '../domain/declaration/renames.js';
import type { DeclaredRename } from '../domain/declaration/renames.js';
import type { RenameIntent } from '../domain/diff/rename.js';
import { objectId } from '../domain/schema/id.js';
import type { SchemaState } from '../domain/schema/state.js';
import type { Engine } from './ports/engine.js';
import type { Ports } from './ports/ports.js';
import type { Scope } from './ports/session.js';

/** Models as a state of one engine, with the renames that they declare. */
export interface ModelState {
  readonly state: SchemaState;
  readonly declaration: Declaration;
  readonly files: readonly string[];
}

/** Loads TypeScript models and lowers them to a SchemaState of the engine. Throws BAD_MODELS with file and line. */
export async function loadModels(
  ports: Ports,
  engine: Engine,
  input: { readonly paths: readonly string[]; readonly cwd: string },
): Promise<ModelState> {
  const { declaration, files } = await ports.models.load(input.paths, input.cwd);
  return { state: engine.lower(declaration), declaration, files };
}

/**
 * The renames that models declare and that are still to be done: the old name is there, and the new one isn't unless
 * its holder is renamed too. Tables and types come before columns, whose ids already carry their table's new name.
 */
export function renamesToDo(
  declaration: Declaration,
  present: SchemaState,
  engine: Engine,
): readonly RenameIntent[] {
  const declared = declaredRenames(declaration);
  const { defaultSchema } = engine.dialect.capabilities;
  const pathOf = (schema: string | undefined, ...names: readonly string[]): readonly string[] =>
    defaultSchema === undefined ? names : [schema ?? defaultSchema, ...names];
  const isThere = (kind: DeclaredRename['kind'], path: readonly string[]): boolean =>
    present.objects.has(objectId(kind, path));
  const tableToday = (schema: string | undefined, table: string): string => {
    const renamed = declared.find(
      (each) => each.kind === 'table' && each.schema === schema && each.to === table,
    );
    const isDone = !renamed || !isThere('table', pathOf(schema, renamed.from));
    return isDone ? table : renamed.from;
  };
  return declared.flatMap(({ kind, schema, table, from, to }): readonly RenameIntent[] => {
    const parents = table === undefined ? [] : [tableToday(schema, table)];
    if (!isThere(kind, pathOf(schema, ...parents, from))) return [];
    const givesWay = declared.some((each) => each.kind === kind && each.table === table && each.from === to);
    if (isThere(kind, pathOf(schema, ...parents, to)) && !givesWay) return [];
    return [{ id: objectId(kind, pathOf(schema, ...(table === undefined ? [] : [table]), from)), to }];
  });
}

/** The scope in which models are compared: their own schemas and the default one; others are left alone. */
export function scopeOfModels(state: SchemaState, engine: Engine): Scope {
  const { defaultSchema } = engine.dialect.capabilities;
  if (defaultSchema === undefined) return {};
  const named = [...state.objects.values()].filter(
    (object) => object.kind !== 'comment' && object.kind !== 'extension',
  );
  return {
    schemas: [...new Set([defaultSchema, ...named.map((object) => object.path[0] ?? defaultSchema)])].sort(),
  };
}
