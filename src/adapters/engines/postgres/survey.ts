import { objectId } from '../../../domain/schema/id.js';
import type { ObjectId } from '../../../domain/schema/id.js';
import type { SchemaState } from '../../../domain/schema/state.js';
import type { Scope, Survey } from '../../../services/ports/session.js';
import type { Census } from './objects/catalog.js';
import { takeCensus } from './objects/census.js';
import { fingerprintQuery } from './objects/fingerprint.js';
import { touchedBy, touchQuery } from './objects/touched.js';
import type { Ask, Query } from './objects/row.js';
import { flag, readRows, text } from './objects/row.js';
import type { Hidden } from './objects/scope.js';
import type * as Ddl from './ddl.js';
import { readers, reflectPostgres } from './reflect.js';

/** One table as the server sums it up. */
interface Summary {
  readonly id: ObjectId;
  readonly oid: string;
  readonly fingerprint: string;
  /** A foreign key of some table refers to one that never appears. */
  readonly leaves: boolean;
}

async function summaries(
  ask: Ask,
  census: Census,
  version: number,
  hidden: Hidden,
): Promise<readonly Summary[]> {
  const asked = ask(fingerprintQuery({ readers, census, version, hidden }));
  // What follows is most likely a plan: its module is loaded while the server is at work.
  setImmediate(() => void (require('./ddl.js') as typeof Ddl));
  return (await asked).map((row) => ({
    id: objectId('table', [text(row, 'schema'), text(row, 'name')]),
    oid: text(row, 'key'),
    fingerprint: text(row, 'fingerprint'),
    leaves: flag(row, 'leaves'),
  }));
}

/** Looks at a database within the transaction that is open: first at fingerprints of its tables, then at what is asked for. */
export function surveyPostgres(query: Query, version: number, scope: Scope, hidden: Hidden): Survey {
  const ask: Ask = (sql) => readRows(query, sql);
  let taken: Promise<Census> | undefined;
  const census = (): Promise<Census> => (taken ??= takeCensus(ask, readers));
  let known: Promise<readonly Summary[]> | undefined;
  const summed = (): Promise<readonly Summary[]> =>
    (known ??= census().then((found) => summaries(ask, found, version, hidden)));
  const oidsOf = async (ids: ReadonlySet<ObjectId>): Promise<readonly string[]> =>
    (await summed()).filter(({ id }) => ids.has(id)).map(({ oid }) => oid);
  return {
    async tables() {
      return (await census()).tables;
    },
    async fingerprints() {
      const all = await summed();
      if (all.some(({ leaves }) => leaves)) return undefined;
      return new Map(all.map(({ id, fingerprint }) => [id, fingerprint]));
    },
    async touched(changed) {
      const found = touchedBy(await ask(touchQuery(await oidsOf(changed), await census())));
      return found && new Set((await summed()).filter(({ oid }) => found.has(oid)).map(({ id }) => id));
    },
    async state(ids): Promise<SchemaState> {
      const part = { oids: ids && (await oidsOf(ids)), census: await census() };
      return reflectPostgres(query, version, scope, hidden, part);
    },
  };
}
