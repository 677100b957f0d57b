import type { PostgresTarget } from '../../../../domain/target/target.js';
import { maintaining } from '../databases.js';
import type { Facts } from './server.js';

const query = `select w.name, exists (select from pg_catalog.pg_roles r where r.rolname = w.name
    and (w.name <> all ($2::text[]) or pg_catalog.pg_has_role(r.oid, 'member'))) as known
  from pg_catalog.unnest($1::text[]) w(name)`;

/** The roles of a source that its clone can't have: the server lacks them, or nothing may be given to them there. */
export async function lostRoles(
  { owners, grantees }: Facts,
  target: PostgresTarget,
): Promise<readonly string[]> {
  return maintaining(target, async (client) => {
    const names = [...new Set([...owners, ...grantees])];
    const { rows } = await client.query<{ readonly name: string; readonly known: boolean }>(query, [
      names,
      owners,
    ]);
    return rows.filter(({ known }) => !known).map(({ name }) => name);
  });
}
