import { statement } from '../../../../domain/plan/statement.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Transform } from '../../../../domain/schema/objects/handlers.js';
import type { FunctionObject, Procedure } from '../../../../domain/schema/objects/routine.js';
import { quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address, notOfExtension } from './catalog.js';
import type { ObjectSql } from './object-sql.js';
import { never } from './object-sql.js';
import { text, textOrNone } from './row.js';

const routine = (column: string): string =>
  `case when ${column} <> 0 then ${column}::pg_catalog.oid::pg_catalog.regprocedure::pg_catalog.text end`;

function pathOf(type: string, language: string): readonly string[] {
  return [`${type} in ${quoteName(language)}`];
}

/** Reads the transforms between types and languages. */
export const transformCatalog: CatalogReader = {
  present: made('pg_transform'),
  query: () => `
    select x.oid::pg_catalog.text as oid, pg_catalog.format_type(x.trftype, null) as type, l.lanname as language,
      ${routine('x.trffromsql')} as from_sql, ${routine('x.trftosql')} as to_sql
    from pg_catalog.pg_transform x
    join pg_catalog.pg_language l on l.oid = x.trflang
    where x.oid >= 16384 and ${notOfExtension('pg_transform', 'x')}`,
  read(row) {
    const [type, language] = [text(row, 'type'), text(row, 'language')];
    const path = pathOf(type, language);
    const object: Transform = {
      kind: 'transform',
      id: objectId('transform', path),
      path,
      needs: [],
      type,
      language,
      fromSql: textOrNone(row, 'from_sql'),
      toSql: textOrNone(row, 'to_sql'),
    };
    return [{ object, addresses: [address('pg_transform', text(row, 'oid'))] }];
  },
};

const takes = (routine: FunctionObject | Procedure, type: string): boolean =>
  routine.arguments.some((each) => each.type === type) ||
  (routine.kind === 'function' && routine.result.replace('SETOF ', '') === type);

/** The routines that a transform would bind to itself, were they made after it, though they don't use it. */
function bystanders(transform: Transform, objects: readonly SchemaObject[]): readonly ObjectId[] {
  return objects.flatMap((each) => {
    if (each.kind !== 'function' && each.kind !== 'procedure') return [];
    const isBound = each.needs.includes(transform.id) || transform.needs.includes(each.id);
    const isTaken = each.language === transform.language && takes(each, transform.type);
    return isTaken && !isBound && !each.transforms ? [each.id] : [];
  });
}

/**
 * A routine needs the transforms that it names: the catalog says so only of some. A transform comes after the routines
 * that the server would else take for its users.
 */
export function withTransforms(objects: readonly SchemaObject[]): readonly SchemaObject[] {
  const known = new Set(objects.filter(({ kind }) => kind === 'transform').map(({ id }) => id));
  if (known.size === 0) return objects;
  return objects.map((object) => {
    if (object.kind === 'transform') {
      const after = bystanders(object, objects);
      return after.length === 0 ? object : { ...object, mentions: after };
    }
    if ((object.kind !== 'function' && object.kind !== 'procedure') || !object.transforms) return object;
    const named = object.transforms.map((type) => objectId('transform', pathOf(type, object.language)));
    const needs = new Set([...object.needs, ...named.filter((id) => known.has(id))]);
    return { ...object, needs: [...needs].sort() };
  });
}

/** `TRANSFORM FOR type LANGUAGE language`. */
export function transformText({ type, language }: Transform): string {
  return `TRANSFORM FOR ${type} LANGUAGE ${quoteName(language)}`;
}

function createText(verb: string, object: Transform): string {
  const functions = [
    ...(object.fromSql === undefined ? [] : [`FROM SQL WITH FUNCTION ${object.fromSql}`]),
    ...(object.toSql === undefined ? [] : [`TO SQL WITH FUNCTION ${object.toSql}`]),
  ];
  return `${verb} ${transformText(object)} (${functions.join(', ')})`;
}

/** The SQL of transforms. */
export const transformSql: ObjectSql<Transform> = {
  way: () => 'alone',
  create: (object) => [statement(createText('CREATE', object), [object.id])],
  drop: (object) => [statement(`DROP ${transformText(object)}`, [object.id])],
  alter: (_before, after) => [statement(createText('CREATE OR REPLACE', after), [after.id])],
  rename: () => never('a transform has no name'),
};
