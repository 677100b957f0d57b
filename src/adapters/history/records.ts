import type { FoundRecord, JetbaseRecord } from '../../services/ports/history-table.js';
import { recordOfRow } from './record.js';
import type { RecordRow } from './record.js';
import type { HistoryStore } from './store.js';

// These two are asked at every start, and in most of them nothing else is. They are plain text, because to load the
// query builder takes longer than all the rest of such a run.

const known = [
  'h.kind',
  'h.name',
  'h.checksum',
  'h.token_checksum',
  'h.duration_ms',
  'h.applied_by',
  'h.statements_done',
  'h.statements_total',
].join(', ');

function tables({ place, words }: HistoryStore): { readonly migrations: string; readonly history: string } {
  const named = (table: string): string => `${words.quoteName(place.schema)}.${words.quoteName(table)}`;
  return { migrations: named(place.migrations), history: named(place.history) };
}

function recordsQuery(store: HistoryStore): string {
  const { migrations, history } = tables(store);
  const { equals, less, asText, isoTime } = store.words;
  const both = `h.version${asText} ${equals} m.version${asText}`;
  const facts = `${known}, ${isoTime('h.applied_at')} as applied_at`;
  return `select m.version, ${facts}, 1 as applied from ${migrations} as m left join ${history} as h on ${both}
union all
select h.version, ${facts}, 0 as applied from ${history} as h
where h.statements_done ${less} h.statements_total
  and not exists (select m.version from ${migrations} as m where ${both})
order by version`;
}

/**
 * Applied versions with what is known of them, and begun ones, in the order of the versions and in one round trip. A
 * history of what isn't applied is stale.
 */
export async function readRecords(store: HistoryStore): Promise<readonly FoundRecord[]> {
  const rows = await store.rows(recordsQuery(store));
  return rows.map((row) => recordOfRow(row as RecordRow));
}

/** Of repeatable revisions: they have no version, and so no place in dbmate's table. */
export async function readRepeatables(store: HistoryStore): Promise<readonly FoundRecord[]> {
  const { equals, asText, isoTime } = store.words;
  const facts = `${known}, ${isoTime('h.applied_at')} as applied_at`;
  const isOne = `h.kind${asText} ${equals} 'repeatable'${asText}`;
  const query = `select h.version, ${facts}, 1 as applied from ${tables(store).history} as h where ${isOne} order by version`;
  return (await store.rows(query)).map((row) => recordOfRow(row as RecordRow));
}

/** The applied versions alone, where only dbmate's table is there. */
export async function readVersions(store: HistoryStore): Promise<readonly FoundRecord[]> {
  const rows = await store.rows(`select version from ${tables(store).migrations} order by version`);
  return rows.map((row) => ({ version: String(row['version']), applied: true }));
}

/** The table of jetbase, whose rows are versions (and repeatables, which have none). */
export const jetbaseTable = 'jetbase_migrations';

/** What jetbase has recorded; its table is there and has versions, and in most releases times too. */
export async function readJetbase(store: HistoryStore, timed: boolean): Promise<readonly JetbaseRecord[]> {
  const { place, words } = store;
  const table = `${words.quoteName(place.schema)}.${words.quoteName(jetbaseTable)}`;
  const time = timed ? `applied_at${words.asText}` : 'null';
  const query = `select version, ${time} as applied_at from ${table} where version is not null order by version`;
  const found = await store.rows(query);
  return found.map((row) => ({ version: String(row['version']), appliedAt: isoOf(row['applied_at']) }));
}

const foreignTime =
  /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.(\d{1,3})\d*)?(Z|[+-]\d{2})?(?::?(\d{2}))?$/i;

/** A time as either engine prints it, in UTC where it names no zone; undefined where it is none. */
function isoOf(value: unknown): string | undefined {
  const [, day, time, fraction, zone, minutes] = foreignTime.exec(String(value)) ?? [];
  if (day === undefined || time === undefined) return undefined;
  const offset = zone === undefined || /z/i.test(zone) ? 'Z' : `${zone}:${minutes ?? '00'}`;
  const found = new Date(`${day}T${time}.${(fraction ?? '').padEnd(3, '0')}${offset}`);
  return Number.isNaN(found.getTime()) ? undefined : found.toISOString();
}
