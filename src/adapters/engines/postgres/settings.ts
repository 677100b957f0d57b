import { errorField, sqlState } from './errors.js';
import type { Wire } from './wire.js';

/** A setting of the server for this session, by name; the value as SET would take it. */
export type Setting = readonly [name: string, value: string];

/** What a session is to be told besides its URL. */
export interface SessionWishes {
  readonly lockTimeoutMs: number;
  readonly readOnly: boolean;
}

/**
 * The settings of every session. The server looks each second whether a running statement's client still lives, and
 * notices a vanished machine after some ten seconds, so that the locks of a dead runner don't outlive it.
 */
export function sessionSettings(wishes: SessionWishes): readonly Setting[] {
  return [
    ['client_connection_check_interval', '1s'],
    ['tcp_keepalives_idle', '5'],
    ['tcp_keepalives_interval', '2'],
    ['tcp_keepalives_count', '3'],
    ['lock_timeout', String(wishes.lockTimeoutMs)],
    ['standard_conforming_strings', 'on'],
    ['client_encoding', 'UTF8'],
    ...(wishes.readOnly ? ([['default_transaction_read_only', 'on']] as const) : []),
  ];
}

/** The catalogs are read by many small queries: to compile them or to start workers for them costs more than they do. */
const readingSpeed: readonly Setting[] = [
  ['jit', 'off'],
  ['max_parallel_workers_per_gather', '0'],
  // Rows are summed up by hashing: the server thinks too little of their number, and would sort them on disk.
  ['enable_sort', 'off'],
];

/** Of two databases one waits for the other, in an open transaction: such a pause is no client gone astray. */
export const waitingSettings: readonly Setting[] = [
  ['idle_in_transaction_session_timeout', '0'],
  ['transaction_timeout', '0'],
];

/**
 * What makes the server spell a schema in one way wherever it is read: no name is left unqualified, and neither the
 * session's nor the server's own preferences show in constants.
 */
export const readingSettings: readonly Setting[] = [
  ['search_path', ''],
  ['DateStyle', 'ISO, YMD'],
  ['IntervalStyle', 'postgres'],
  ['TimeZone', 'UTC'],
  ['extra_float_digits', '1'],
  ['bytea_output', 'hex'],
  ['quote_all_identifiers', 'off'],
  ...readingSpeed,
];

const each = `(select pg_catalog.unnest($1::pg_catalog.text[]) as name, pg_catalog.unnest($2::pg_catalog.text[]) as value) w`;

/** One query that sets everything that this server knows; unknown names are passed over. */
const setKnown = `select pg_catalog.set_config(w.name, w.value, $3::pg_catalog.bool)
  from ${each} where pg_catalog.current_setting(w.name, true) is not null`;

async function set(wire: Wire, settings: readonly Setting[], local: boolean): Promise<void> {
  await wire.query(setKnown, [settings.map(([name]) => name), settings.map(([, value]) => value), local]);
}

/** Gives a session its settings; one that the server refuses (an older one, another system) is done without. */
export async function applySettings(wire: Wire, settings: readonly Setting[]): Promise<void> {
  try {
    await set(wire, settings, false);
  } catch (error) {
    if (sqlState(error) === undefined && errorField(error, 'severity') === undefined) throw error;
    for (const setting of settings) await set(wire, [setting], false).catch(() => undefined);
  }
}

/** Sets what holds until the open transaction ends. */
export async function setLocally(wire: Wire, settings: readonly Setting[]): Promise<void> {
  await set(wire, settings, true);
}

/** Runs `read` with settings that hold for it alone, in a transaction that is open and stays so. */
export async function withLocalSettings<T>(
  wire: Wire,
  settings: readonly Setting[],
  read: () => Promise<T>,
): Promise<T> {
  const names = settings.map(([name]) => name);
  const rows = await wire.query(
    `select pg_catalog.current_setting(w.name, true) as value
     from pg_catalog.unnest($1::pg_catalog.text[]) with ordinality as w(name, place) order by w.place`,
    [names],
  );
  const before = names.map((name, index): Setting => {
    const value = rows[index]?.['value'];
    return [name, typeof value === 'string' ? value : ''];
  });
  await setLocally(wire, settings);
  try {
    return await read();
  } finally {
    // A failed transaction takes no more commands, and forgets these settings when it is rolled back.
    if (wire.status() === 'open') await set(wire, before, true);
  }
}

/** Everything a file may have left behind in its session; advisory locks, and with them the run lock, stay. */
export const resetText = `reset session authorization; reset role; reset all; close all; unlisten *; deallocate all;
  discard temp; discard sequences`;
