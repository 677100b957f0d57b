/** A query of the catalog dumper: its rows are `(kind, name, facts)`, facts being jsonb without nulls that matter. */
export type CatalogQuery = (serverVersion: number) => string;

/** SQL that holds for the user's own objects of one catalog: neither built in nor a member of an extension. */
export function own(catalog: string, oid: string): string {
  return `${oid} >= 16384 and not exists (select from pg_depend m
    where m.classid = '${catalog}'::regclass and m.objid = ${oid} and m.deptype = 'e')`;
}

/** SQL that holds for namespaces of users; `public` is one, although it is built in. */
export function userSchema(oid: string): string {
  return `${oid} in (select s.oid from pg_namespace s
    where (s.oid >= 16384 or s.nspname = 'public') and s.nspname !~ '^pg_(temp|toast)')`;
}

/** SQL for the qualified name of an object. */
export function identity(catalog: string, oid: string, sub = '0'): string {
  return `(pg_identify_object('${catalog}'::regclass, ${oid}, ${sub})).identity`;
}

/** SQL for the name of a role. */
export function role(oid: string): string {
  return `case when ${oid} = 0 then 'public' else pg_get_userbyid(${oid}) end`;
}

/** SQL for an access list as a sorted array; the default list and its absence are the same thing. */
export function grants(list: string, owner: string, letter: string): string {
  return `(select coalesce(jsonb_agg(g::text order by g::text), '[]')
    from unnest(coalesce(${list}, acldefault('${letter}', ${owner}))) g)`;
}

/** SQL for a text[] of options, sorted. */
export function options(list: string): string {
  return `(select jsonb_agg(o order by o) from unnest(${list}) o)`;
}

/** SQL for column names of a table, in the order of an int2vector or smallint[]. */
export function columnNames(table: string, numbers: string): string {
  return `(select jsonb_agg(a.attname order by k.position)
    from unnest(${numbers}::int2[]) with ordinality k(number, position)
    join pg_attribute a on a.attrelid = ${table} and a.attnum = k.number)`;
}

/** SQL of one query: `facts` are pairs of a JSON key and an SQL expression. */
export function select(
  kind: string,
  name: string,
  facts: Readonly<Record<string, string>>,
  rest: string,
): string {
  const pairs = Object.entries(facts).map(([key, sql]) => `'${key}', ${sql}`);
  // A null says no more than a missing key.
  return `select '${kind}' as kind, ${name} as name, jsonb_strip_nulls(jsonb_build_object(${pairs.join(', ')}))::text as facts
    from ${rest}`;
}
