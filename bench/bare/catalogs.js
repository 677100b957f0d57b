'use strict';

// The least that a comparison of two live databases can cost in Node.js: read the catalogs of both and compare the rows
// as text. It makes no SQL.

const { Client } = require('pg');

const own = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`;
const queries = [
  `select n.nspname, c.relname, c.relkind, c.relpersistence, c.reloptions, obj_description(c.oid, 'pg_class')
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${own}`,
  `select n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
       a.attgenerated, pg_get_expr(d.adbin, d.adrelid)
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm') and ${own}`,
  `select n.nspname, r.relname, c.conname, pg_get_constraintdef(c.oid)
     from pg_constraint c join pg_namespace n on n.oid = c.connamespace left join pg_class r on r.oid = c.conrelid
     where ${own}`,
  `select n.nspname, c.relname, pg_get_indexdef(i.indexrelid)
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
     where ${own}`,
  `select n.nspname, c.relname, s.seqstart, s.seqincrement
     from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace`,
  `select n.nspname, c.relname, pg_get_viewdef(c.oid)
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and ${own}`,
  `select n.nspname, t.typname, t.typtype from pg_type t join pg_namespace n on n.oid = t.typnamespace
     where t.typtype in ('e', 'd') and ${own}`,
];

async function catalogs(url) {
  const client = new Client({ connectionString: url });
  await client.connect();
  const lines = new Set();
  for (const [index, query] of queries.entries()) {
    const { rows } = await client.query({ text: query, rowMode: 'array' });
    for (const row of rows) lines.add(`${index} ${JSON.stringify(row)}`);
  }
  await client.end();
  return lines;
}

async function main() {
  const [from, to] = process.argv.slice(2);
  const [a, b] = await Promise.all([catalogs(from), catalogs(to)]);
  const gone = [...a].filter((line) => !b.has(line));
  const come = [...b].filter((line) => !a.has(line));
  process.stdout.write(`${gone.length} gone, ${come.length} new\n`);
}

void main();
