import { SchemactlError } from '../../../../domain/error.js';
import { describeTarget } from '../../../../domain/target/target.js';
import type { PostgresTarget, Target } from '../../../../domain/target/target.js';
import type { CopyPurpose, DatabaseCopy, Holdings } from '../../../../services/ports/copies.js';
import type { OpenOptions } from '../../../../services/ports/open-options.js';
import { connectClient } from '../connect.js';
import { postgresTarget } from '../databases.js';
import { statementError } from '../errors.js';
import { historyNames } from '../names-of-history.js';
import { pgWire } from '../pg-wire.js';
import { qualified } from '../sql/quote.js';
import { stageBeside } from './index.js';
import { dropStage } from './stage.js';
import { dataTables, isOfHistory } from './tables.js';

/** Copies a database to one beside it that is dropped in the end. Throws SQL_FAILED where the role may make none. */
export async function copyDatabase(
  target: Target,
  open: OpenOptions,
  { portion, stop }: CopyPurpose,
): Promise<DatabaseCopy> {
  const source = postgresTarget(target);
  const stage = await stageBeside({ source, target: source, open, schemaOnly: false, portion, stop });
  if (stage.inPlace) throw new SchemactlError('INTERNAL', `${describeTarget(target)} would be its own copy`);
  return {
    target: stage.target,
    holdings: () => holdingsOf(stage.target, open),
    close: () => dropStage(stage),
  };
}

async function holdingsOf(target: PostgresTarget, { migrationsTable }: OpenOptions): Promise<Holdings> {
  const wire = pgWire(await connectClient(target));
  try {
    const [row] = await wire.query('select pg_catalog.current_schema()::pg_catalog.text as schema');
    const schema = row?.['schema'];
    const history = historyNames(
      migrationsTable,
      target.searchPath,
      typeof schema === 'string' ? schema : undefined,
    );
    const rows = new Map<string, number>();
    for (const table of await dataTables(wire, history)) {
      if (isOfHistory(table, history)) continue;
      const path = [table.schema, table.name];
      const [found] = await wire.query(
        `select pg_catalog.count(*)::pg_catalog.float8 as rows from only ${qualified(path)}`,
      );
      rows.set(path.join('.'), Number(found?.['rows']));
    }
    return { rows, violations: undefined };
  } catch (error) {
    throw statementError(error, '', target);
  } finally {
    await wire.close();
  }
}
