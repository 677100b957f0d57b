import { SchemactlError } from '../../../../domain/error.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { equalValues } from '../../../../domain/schema/equal.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { BaseType, ShellType } from '../../../../domain/schema/objects/types.js';
import { dependentsOf } from '../../../../domain/schema/state.js';
import { qualified, quoteLiteral, quoteName } from '../sql/quote.js';
import { nameOf } from '../../../../domain/schema/object.js';
import { typeName } from './names.js';
import type { ObjectSql } from './object-sql.js';
import { routineName } from './routine-clause.js';

const isFunction = (object: SchemaObject): object is Extract<SchemaObject, { kind: 'function' }> =>
  object.kind === 'function';

/** Whether dropping the shell of a type takes this along: that type, and the functions that know the shell. */
export function goesWithShell(owner: SchemaObject, object: SchemaObject): boolean {
  const kinds: readonly string[] = ['function', 'base-type', 'range'];
  if (owner.kind !== 'shell-type' || owner.form === undefined) return false;
  return kinds.includes(object.kind) && object.needs.includes(owner.id);
}

/**
 * Neither a type nor its functions can be dropped one by one, so the type takes them along; whatever else still stands
 * on any of them must not go by that.
 */
function guard(name: string, functions: readonly string[]): string {
  const list = functions.map((each) => `${quoteLiteral(each)}::pg_catalog.regprocedure`).join(', ');
  const type = `${quoteLiteral(name)}::pg_catalog.regtype`;
  return `DO $guard$ DECLARE
  types pg_catalog.oid[] := ARRAY(
    SELECT pg_catalog.unnest(ARRAY[t.oid, t.typarray]) FROM pg_catalog.pg_type t WHERE t.oid = ${type}
      OR t.oid IN (SELECT r.rngmultitypid FROM pg_catalog.pg_range r WHERE r.rngtypid = ${type}));
  functions pg_catalog.oid[] := ARRAY[${list}];
BEGIN
  IF EXISTS (
    SELECT FROM pg_catalog.pg_depend d WHERE d.deptype IN ('n', 'a')
    AND (d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND d.refobjid = ANY (types)
      OR d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.refobjid = ANY (functions))
    AND NOT (d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND d.objid = ANY (types))
    AND NOT (d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND (d.objid = ANY (functions) OR EXISTS (
      SELECT FROM pg_catalog.pg_depend i WHERE i.classid = d.classid AND i.objid = d.objid AND i.deptype = 'i')))
  ) THEN
    RAISE EXCEPTION 'something else still uses type %', ${quoteLiteral(name)};
  END IF;
END $guard$`;
}

function drop(shell: ShellType, { before }: Sides): readonly Statement[] {
  const name = qualified(shell.path);
  if (shell.form === undefined) return [statement(`DROP TYPE ${name}`, [shell.id])];
  const functions = dependentsOf(before, shell.id).filter(isFunction).map(routineName);
  return [guard(name, functions), `DROP TYPE ${name} CASCADE`].map((sql) => statement(sql, [shell.id]));
}

/** The SQL of shells: one becomes a type by that type's CREATE, and never a shell again. */
export const shellTypeSql: ObjectSql<ShellType> = {
  occupies: ({ path }) => [typeName(path)],
  way: (before) => (before.form === undefined ? 'alone' : 'replace'),
  create: (object) => [statement(`CREATE TYPE ${qualified(object.path)}`, [object.id])],
  drop,
  alter: () => [],
  rename: (before, after) => [renameType(before, after)],
};

function renameType(before: ShellType | BaseType, after: ShellType | BaseType): Statement {
  return statement(`ALTER TYPE ${qualified(before.path)} RENAME TO ${quoteName(nameOf(after))}`, [after.id]);
}

function create(type: BaseType): readonly Statement[] {
  const options = [...type.definition, ...(type.settings ?? [])];
  return [statement(`CREATE TYPE ${qualified(type.path)} (\n  ${options.join(',\n  ')}\n)`, [type.id])];
}

const optionName = (option: string): string => option.slice(0, option.indexOf(' = '));

function alter(before: BaseType, after: BaseType): readonly Statement[] {
  const [old = [], now = []] = [before.settings, after.settings];
  const names = new Set(now.map(optionName));
  const changes = [
    ...old
      .map(optionName)
      .filter((name) => !names.has(name))
      .map((name) => `${name} = NONE`),
    ...now.filter((option) => !old.includes(option)),
  ];
  return [statement(`ALTER TYPE ${qualified(after.path)} SET (${changes.join(', ')})`, [after.id])];
}

/** By itself a base type never goes: with its shell, its functions go too. */
function refuse(type: BaseType): never {
  throw new SchemactlError('UNSUPPORTED', `a function of ${type.id} would have to be dropped under it`, {
    hint: 'Make this change by hand in a revision of its own (schemactl new NAME).',
    place: { object: type.id },
  });
}

/** The SQL of base types. */
export const baseTypeSql: ObjectSql<BaseType> = {
  occupies: ({ path }) => [typeName(path)],
  way: (before, after) => (equalValues(before.definition, after.definition) ? 'alone' : 'replace'),
  create,
  drop: refuse,
  alter,
  rename: (before, after) => [renameType(before, after)],
};
