import type {
  CompiledQuery,
  DatabaseConnection,
  Dialect,
  Driver,
  Kysely,
  QueryCompiler,
  QueryResult,
} from 'kysely';

/** Runs one query on a connection that is open. */
export type Rows = (sql: string, parameters: readonly unknown[]) => Promise<readonly unknown[]>;

/** What an engine of the query builder consists of, beside the connection. */
export interface KyselyParts {
  readonly adapter: () => ReturnType<Dialect['createAdapter']>;
  readonly compiler: () => QueryCompiler;
  readonly introspector: (database: Kysely<unknown>) => ReturnType<Dialect['createIntrospector']>;
}

const nothing = (): Promise<void> => Promise.resolve();

const refuse = (): Promise<never> =>
  Promise.reject(new Error('the session opens and ends its transactions itself'));

function connectionOver(rows: Rows): DatabaseConnection {
  return {
    executeQuery: async <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => ({
      rows: (await rows(query.sql, query.parameters)) as Row[],
    }),
    streamQuery: () => {
      throw new Error('rows come all at once here, not as a stream');
    },
  };
}

/** A driver of the query builder that works on a connection which is open already, and never opens or closes one. */
export function kyselyOver(rows: Rows, parts: KyselyParts): Dialect {
  const connection = connectionOver(rows);
  const driver: Driver = {
    init: nothing,
    acquireConnection: () => Promise.resolve(connection),
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: nothing,
    destroy: nothing,
  };
  return {
    createAdapter: parts.adapter,
    createDriver: () => driver,
    createQueryCompiler: parts.compiler,
    createIntrospector: parts.introspector,
  };
}
