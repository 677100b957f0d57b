import type { Dialect } from 'kysely';
import { kyselyOver } from '../../history/kysely-over.js';
import type { Rows } from '../../history/kysely-over.js';

/** The query builder's dialect over the one connection of a session. */
export function kyselyDialect(rows: Rows): Dialect {
  const { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } =
    require('kysely') as typeof import('kysely');
  return kyselyOver(rows, {
    adapter: () => new SqliteAdapter(),
    compiler: () => new SqliteQueryCompiler(),
    introspector: (database) => new SqliteIntrospector(database),
  });
}
