import { objectId } from '../../../../domain/schema/id.js';
import type { Subscription } from '../../../../domain/schema/objects/replication.js';
import type { CatalogReader } from './catalog.js';
import { address } from './catalog.js';
import { text, textOrNone, texts } from './row.js';

/** SQL: the subscription `s` is of this database; the catalog holds those of all. */
const ofThisDatabase = `s.subdbid = (
  select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())`;

/** Only superusers may read where a subscription connects to. */
const readable = `pg_catalog.has_column_privilege('pg_catalog.pg_subscription', 'subconninfo', 'select')`;

/** The options of a subscription in the words of DDL, each with the SQL of its value and the server that brought it. */
const options: readonly (readonly [name: string, value: string, since: number])[] = [
  ['binary', 's.subbinary::pg_catalog.text', 140000],
  ['disable_on_error', 's.subdisableonerr::pg_catalog.text', 150000],
  ['failover', 's.subfailover::pg_catalog.text', 170000],
  ['origin', 's.suborigin', 160000],
  ['password_required', 's.subpasswordrequired::pg_catalog.text', 160000],
  ['run_as_owner', 's.subrunasowner::pg_catalog.text', 160000],
  [
    'streaming',
    `case s.substream::pg_catalog.text when 'p' then 'parallel' when 'f' then 'off' when 'false' then 'off' else 'on' end`,
    140000,
  ],
  ['synchronous_commit', 's.subsynccommit', 140000],
  ['two_phase', `(s.subtwophasestate <> 'd')::pg_catalog.text`, 150000],
];

function optionList(version: number): string {
  const known = options.filter(([, , since]) => version >= since);
  return known.map(([name, value]) => `'${name} = ' || ${value}`).join(', ');
}

/** Those that this role may not read, as something unmanaged. */
export const unreadSubscriptions = `
  select 'subscription' as kind, null::pg_catalog.name as schema, pg_catalog.quote_ident(s.subname) as name
  from pg_catalog.pg_subscription s where ${ofThisDatabase} and not ${readable}`;

/** Reads the subscriptions, but not whether they are at work: a copy of one must never take its changes. */
export const subscriptionCatalog: CatalogReader = {
  onlyIf: `select s.subname as name from pg_catalog.pg_subscription s where ${ofThisDatabase} and ${readable}`,
  query: ({ version }) => `
    select s.oid::pg_catalog.text as oid, s.subname as name, s.subconninfo as connection, s.subslotname as slot,
      pg_catalog.to_json(s.subpublications) as publications, pg_catalog.json_build_array(${optionList(version)}) as options
    from pg_catalog.pg_subscription s where ${ofThisDatabase}`,
  read(row) {
    const path = [text(row, 'name')];
    const object: Subscription = {
      kind: 'subscription',
      id: objectId('subscription', path),
      path,
      needs: [],
      connection: text(row, 'connection'),
      publications: texts(row, 'publications'),
      slot: textOrNone(row, 'slot'),
      options: texts(row, 'options'),
    };
    return [{ object, addresses: [address('pg_subscription', text(row, 'oid'))] }];
  },
};
