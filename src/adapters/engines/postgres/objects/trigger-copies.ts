import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Trigger, TriggerCopy } from '../../../../domain/schema/objects/trigger.js';
import { childrenOfKind, find } from '../../../../domain/schema/state.js';
import { qualified, quoteLiteral, quoteName } from '../sql/quote.js';
import { firingOfCopy, firingWords } from './firing.js';
import { stands } from './kinship.js';
import type { Row } from './row.js';
import { rows, text, textOrNone } from './row.js';

/** SQL: the parts of a WITH RECURSIVE that ends in `copies (root, copies)`: what fires otherwise, each with its links. */
export const copiesQuery = `
    copy (root, usual, oid, table_oid, firing, links) as (
      select p.oid, p.tgenabled, k.oid, k.tgrelid, k.tgenabled, array[k.tgrelid]
      from pg_catalog.pg_trigger k join pg_catalog.pg_trigger p on p.oid = k.tgparentid
      where p.tgparentid = 0 and not p.tgisinternal
      union all
      select c.root, c.usual, k.oid, k.tgrelid, k.tgenabled, c.links || k.tgrelid
      from copy c join pg_catalog.pg_trigger k on k.tgparentid = c.oid),
    copies (root, copies) as (
      select k.root, pg_catalog.json_agg(pg_catalog.json_build_object('schema', n.nspname, 'name', c.relname,
        'firing', k.firing, 'comment', pg_catalog.obj_description(k.oid, 'pg_trigger'), 'links', (
          select pg_catalog.json_agg(pg_catalog.json_build_object('schema', ln.nspname, 'name', l.relname))
          from pg_catalog.pg_class l join pg_catalog.pg_namespace ln on ln.oid = l.relnamespace
          where l.oid = any (k.links))) order by n.nspname, c.relname)
      from copy k
      join pg_catalog.pg_class c on c.oid = k.table_oid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where k.firing <> k.usual group by k.root)`;

const pathOf = (row: Row): readonly string[] => [text(row, 'schema'), text(row, 'name')];

/** The copies of a row with that column. */
export function copiesOf(row: Row): readonly TriggerCopy[] | undefined {
  const found = rows(row, 'copies').map((copy) => ({
    table: objectId('table', pathOf(copy)),
    firing: firingOfCopy(copy),
    comment: textOrNone(copy, 'comment'),
  }));
  return found.length > 0 ? found : undefined;
}

/** What must stand for the copies to be there: the links that make partitions of their tables. */
export function linksOfCopies(row: Row): readonly ObjectId[] {
  const links = rows(row, 'copies').flatMap((copy) => rows(copy, 'links'));
  return [...new Set(links.map((link) => objectId('partition', pathOf(link))))];
}

/** Whether a table is a partition of another one, at whatever depth, before, after and all the time between. */
function staysBelow(table: ObjectId, root: ObjectId | undefined, sides: Sides): boolean {
  return childrenOfKind(sides.after, table, 'partition').some((link) => {
    const above = objectId('table', link.of);
    return stands(link, sides) && (above === root || staysBelow(above, root, sides));
  });
}

/** Lets the copies of a trigger fire as they should, which all fire as it does but for those of `before`. */
export function copyChange(before: Trigger | undefined, after: Trigger, sides: Sides): readonly Statement[] {
  const old = new Map(before?.copies?.map(({ table, firing }) => [table, firing]));
  const now = new Map(after.copies?.map(({ table, firing }) => [table, firing]));
  const back = [...old.keys()].filter((table) => !now.has(table) && staysBelow(table, after.parent, sides));
  const fire = (id: ObjectId, firing: Trigger['firing'] | 'origin'): readonly Statement[] => {
    const table = find(sides.after, 'table', id);
    if (!table) return [];
    const action = `${firingWords(firing)} TRIGGER ${quoteName(nameOf(after))}`;
    return [
      statement(`ALTER TABLE ONLY ${qualified(table.path)} ${action}`, [after.id], { lock: 'blocks writes' }),
    ];
  };
  return [
    ...back.flatMap((table) => fire(table, after.firing)),
    ...[...now]
      .filter(([table, firing]) => old.get(table) !== firing)
      .flatMap(([table, firing]) => fire(table, firing)),
  ];
}

/** The comments on the copies; a new definition may have made these anew, and then all are said again. */
export function copyComments(
  before: Trigger | undefined,
  after: Trigger,
  sides: Sides,
): readonly Statement[] {
  const old = new Map(before?.copies?.map(({ table, comment }) => [table, comment]));
  const now = new Map(after.copies?.map(({ table, comment }) => [table, comment]));
  const again = before?.definition !== after.definition;
  const gone = [...old.keys()].filter((id) => !now.has(id) && staysBelow(id, after.parent, sides));
  return [...now.keys(), ...gone].flatMap((id) => {
    const [words, table] = [now.get(id), find(sides.after, 'table', id)];
    if (!table || (words === old.get(id) && !(again && words !== undefined))) return [];
    const subject = `TRIGGER ${quoteName(nameOf(after))} ON ${qualified(table.path)}`;
    const literal = words === undefined ? 'NULL' : quoteLiteral(words);
    return [statement(`COMMENT ON ${subject} IS ${literal}`, [after.id], { lock: 'blocks schema changes' })];
  });
}
