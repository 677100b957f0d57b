import type { HeldLock } from '../../../services/ports/session.js';
import type { Row } from './wire.js';

/** The modes from the weakest to the strongest; who only reads is in nobody's way. */
const modes = [
  'ROW SHARE',
  'ROW EXCLUSIVE',
  'SHARE UPDATE EXCLUSIVE',
  'SHARE',
  'SHARE ROW EXCLUSIVE',
  'EXCLUSIVE',
  'ACCESS EXCLUSIVE',
] as const;

const query = `select n.nspname::pg_catalog.text || '.' || c.relname::pg_catalog.text as "table", l.mode
  from pg_catalog.pg_locks l join pg_catalog.pg_class c on c.oid = l.relation
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where l.pid = pg_catalog.pg_backend_pid() and l.granted and l.locktype = 'relation'
    and c.relkind in ('r', 'p', 'm', 'f') and c.oid >= 16384
    and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
  order by 1`;

/** The name of a mode as the documentation writes it: `AccessExclusiveLock` is `ACCESS EXCLUSIVE`. */
const written = (mode: string): string =>
  mode
    .replace(/Lock$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toUpperCase();

/** The strongest lock of the open transaction on each table; one that it has dropped is no longer there to be named. */
export async function heldLocks(
  rows: (sql: string) => Promise<readonly Row[]>,
): Promise<readonly HeldLock[]> {
  const strongest = new Map<string, number>();
  for (const { table, mode } of await rows(query)) {
    const name = String(table);
    const rank = modes.findIndex((each) => each === written(String(mode)));
    if (rank > (strongest.get(name) ?? -1)) strongest.set(name, rank);
  }
  return [...strongest].map(([table, rank]) => ({ table, mode: modes[rank] ?? '' }));
}
