import type {
  Declaration,
  DeclaredIndex,
  DeclaredTable,
} from '../../../../domain/declaration/declaration.js';
import { freeName, joinedNames } from '../sql/names.js';
import { schemaOf } from './place.js';

/** The names that are taken in each schema: relations (indexes among them) share one space, constraints another. */
export interface Naming {
  /** The name given, or the one that PostgreSQL would choose; it is taken from then on. */
  relation(
    table: DeclaredTable,
    given: string | undefined,
    columns: readonly string[] | undefined,
    label: string,
  ): string;
  constraint(
    table: DeclaredTable,
    given: string | undefined,
    columns: readonly string[] | undefined,
    label: string,
  ): string;
}

type Spaces = Map<string, Set<string>>;

function spaceOf(spaces: Spaces, schema: string): Set<string> {
  const known = spaces.get(schema);
  if (known) return known;
  const fresh = new Set<string>();
  spaces.set(schema, fresh);
  return fresh;
}

function givenNames(table: DeclaredTable): readonly string[] {
  return [table.primaryKey, ...table.uniques, ...table.indexes].flatMap((each) => each?.name ?? []);
}

/** Names of parts of tables: those that the models give are taken before any other is chosen. */
export function namingOf(declaration: Declaration): Naming {
  const relations: Spaces = new Map();
  const constraints: Spaces = new Map();
  for (const each of [...declaration.tables, ...declaration.views, ...declaration.sequences]) {
    spaceOf(relations, schemaOf(each)).add(each.name);
  }
  for (const table of declaration.tables) {
    for (const name of givenNames(table)) spaceOf(relations, schemaOf(table)).add(name);
    for (const { name } of [...table.checks, ...table.foreignKeys]) {
      if (name !== undefined) spaceOf(constraints, schemaOf(table)).add(name);
    }
  }
  const choose =
    (spaces: Spaces) =>
    (
      table: DeclaredTable,
      given: string | undefined,
      columns: readonly string[] | undefined,
      label: string,
    ): string => {
      if (given !== undefined) return given;
      const space = spaceOf(spaces, schemaOf(table));
      const name = freeName(table.name, columns && joinedNames(columns), label, space);
      space.add(name);
      return name;
    };
  return { relation: choose(relations), constraint: choose(constraints) };
}

/** What PostgreSQL calls the keys of an index when it makes a name of them: a function lends its name, else `expr`. */
export function indexNameParts(index: DeclaredIndex): readonly string[] {
  const seen = new Set<string>();
  const keys = index.keys.map((key) => key.column ?? expressionName(key.sql ?? ''));
  return [...keys, ...(index.include ?? [])].map((name) => {
    let free = name;
    for (let pass = 1; seen.has(free); pass++) free = `${name}${pass}`;
    seen.add(free);
    return free;
  });
}

function expressionName(sql: string): string {
  return /^\(*\s*([a-z_][a-z0-9_]*)\s*\(/i.exec(sql.trim())?.[1]?.toLowerCase() ?? 'expr';
}
