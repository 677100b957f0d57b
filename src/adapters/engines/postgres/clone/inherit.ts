import type { Client } from 'pg';

/** Settings whose values are lists of names that are quoted already. */
const lists = `('local_preload_libraries', 'search_path', 'session_preload_libraries', 'temp_tablespaces')`;

/** What lies beside a database and not in it: its owner, limit, privileges, settings and comment. */
const query = `
  with d as (select * from pg_catalog.pg_database where datname = $1),
  grants as (select a.*, case a.grantee when 0 then 'public' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) end as name
    from d, pg_catalog.aclexplode(d.datacl) a),
  settings as (select s.setrole, pg_catalog.split_part(c, '=', 1) as name,
      pg_catalog.substr(c, pg_catalog.strpos(c, '=') + 1) as value
    from d, pg_catalog.pg_db_role_setting s, pg_catalog.unnest(s.setconfig) c where s.setdatabase = d.oid)
  select sql from (
    select 1 as place, pg_catalog.format('alter database %I owner to %I', $2::text, pg_catalog.pg_get_userbyid(datdba)) as sql from d
    union all select 2, pg_catalog.format('alter database %I connection limit %s', $2, datconnlimit) from d where datconnlimit <> -1
    union all select 3, pg_catalog.format('revoke all on database %I from public, %I', $2, pg_catalog.pg_get_userbyid(datdba)) from d
      where datacl is not null
    union all select 4, pg_catalog.format('grant %s on database %I to %s%s', privilege_type, $2, name,
      case when is_grantable then ' with grant option' else '' end) from grants
    union all select 5, pg_catalog.format('alter %s set %I to %s',
      case setrole when 0 then pg_catalog.format('database %I', $2)
        else pg_catalog.format('role %I in database %I', pg_catalog.pg_get_userbyid(setrole), $2) end,
      name, case when name in ${lists} and value <> '' then value else pg_catalog.quote_literal(value) end) from settings
    union all select 6, pg_catalog.format('comment on database %I is %L', $2, pg_catalog.shobj_description(oid, 'pg_database')) from d
      where pg_catalog.shobj_description(oid, 'pg_database') is not null) s
  order by place, sql`;

/** The statements that give a database what another one has beside it, so that it can take its place. */
export async function inherit(client: Client, from: string, to: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ readonly sql: string }>(query, [from, to]);
  return rows.map(({ sql }) => sql);
}
