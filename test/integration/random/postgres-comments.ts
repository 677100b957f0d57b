import type { Spec } from './postgres-spec.js';
import { literal } from './postgres-words.js';

/** Kinds of objects as `pg_identify_object` calls them and as COMMENT does, where these differ. */
const words = [
  ['table constraint', 'constraint'],
  ['domain constraint', 'constraint'],
  ['statistics object', 'statistics'],
  ['table column', 'column'],
  ['view column', 'column'],
  ['materialized view column', 'column'],
  ['foreign table column', 'column'],
  ['composite type column', 'column'],
  ['foreign-data wrapper', 'foreign data wrapper'],
] as const;

/** Asks the catalog what there is by now, so that every kind of object can have a comment. */
export function commentsSql({ around: { comments } }: Spec): readonly string[] {
  if (comments === null) return [];
  const word = words.map(([from, to]) => `when ${literal(from)} then ${literal(to)}`).join(' ');
  return [
    `DO $do$ DECLARE sql text; BEGIN
      FOR sql IN
        SELECT format('comment on %s %s is %L', case o.type ${word} else o.type end,
          case o.type when 'domain constraint' then replace(o.identity, ' on ', ' on domain ') else o.identity end,
          ${literal(comments.text)})
        FROM (
          SELECT 'pg_class'::regclass AS class, c.oid, 0 AS part FROM pg_class c WHERE relkind <> 'c' AND relkind <> 't'
          UNION ALL SELECT 'pg_class'::regclass, a.attrelid, a.attnum FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
          UNION ALL SELECT 'pg_type'::regclass, t.oid, 0 FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid
            WHERE t.typtype IN ('e', 'd', 'r') OR c.relkind = 'c'
          UNION ALL SELECT 'pg_constraint'::regclass, oid, 0 FROM pg_constraint WHERE conparentid = 0 AND contype <> 't' AND NOT (contypid <> 0 AND contype = 'n')
          UNION ALL SELECT 'pg_proc'::regclass, p.oid, 0 FROM pg_proc p
            WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
          UNION ALL SELECT 'pg_trigger'::regclass, oid, 0 FROM pg_trigger WHERE NOT tgisinternal AND tgparentid = 0
          UNION ALL SELECT 'pg_policy'::regclass, oid, 0 FROM pg_policy
          UNION ALL SELECT 'pg_rewrite'::regclass, oid, 0 FROM pg_rewrite WHERE rulename <> '_RETURN'
          UNION ALL SELECT 'pg_statistic_ext'::regclass, oid, 0 FROM pg_statistic_ext
          UNION ALL SELECT 'pg_collation'::regclass, oid, 0 FROM pg_collation
          UNION ALL SELECT 'pg_namespace'::regclass, oid, 0 FROM pg_namespace WHERE nspname = 'shop'
          UNION ALL SELECT 'pg_event_trigger'::regclass, oid, 0 FROM pg_event_trigger
          UNION ALL SELECT 'pg_publication'::regclass, oid, 0 FROM pg_publication
          UNION ALL SELECT 'pg_foreign_server'::regclass, oid, 0 FROM pg_foreign_server
          UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid, 0 FROM pg_foreign_data_wrapper
        ) found, pg_identify_object(class, found.oid, part) o
        WHERE found.oid >= 16384 AND o.identity !~ '^pg_' AND abs(hashtext(o.type || o.identity)) % 4 = ${comments.part}
        ORDER BY o.type, o.identity
      LOOP EXECUTE sql; END LOOP; END $do$`,
  ];
}
