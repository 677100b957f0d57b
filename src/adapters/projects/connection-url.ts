import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { SchemactlError } from '../../domain/error.js';
import { anchorSqliteUrl } from '../../domain/target/sqlite.js';
import { systemCode } from '../files/file-error.js';
import { schemeOfType } from './content.js';
import type { ConnectionFields, DatabaseEntry } from './content.js';
import { badSettings } from './settings-file.js';

/** What a URL is made from, beside the entry itself. */
export interface UrlContext {
  /** The settings file; relative paths in it are relative to its folder. */
  readonly file: string;
  readonly folder: string;
  /** The key of the entry, for messages. */
  readonly key: string;
  /** The name of the database where the entry has none. */
  readonly fallbackName?: string | undefined;
  /** The variables that may hold the password; absent: the URL is only to be shown, and needs no password. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
}

/** A path as the settings file has it: `~` is the home, and what is relative is so to the file's folder. */
export function settingsRelative(folder: string, path: string): string {
  return /^~(?=[/\\]|$)/.test(path) ? join(homedir(), path.slice(1)) : resolve(folder, path);
}

/** The URL of a database entry. Throws BAD_CONFIG where its password can't be found. */
export function connectionUrl(entry: DatabaseEntry, context: UrlContext): string {
  const { connection } = entry;
  const path = connection.path ?? connection.db_path;
  if (path !== undefined || fileType(entry)) return fileUrl(path ?? '.', entry, context);
  if (connection.url !== undefined && !isServerUrl(connection.url))
    return anchorSqliteUrl(connection.url, context.folder);
  return serverUrl(entry, context);
}

const isServerUrl = (url: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(url) && !/^sqlite/i.test(url);

const fileType = ({ type, connection }: DatabaseEntry): boolean =>
  type !== undefined && connection.url === undefined && schemeOfType[type] === schemeOfType.sqlite;

const encode = (text: string): string => text.replace(/[%?#\0-\x20]/g, (mark) => encodeURIComponent(mark));

/** A folder holds a file for each database; any other path is the file. */
function fileUrl(path: string, entry: DatabaseEntry, { folder, fallbackName }: UrlContext): string {
  if (path === ':memory:') return 'sqlite::memory:';
  const whole = settingsRelative(folder, path);
  const isFolder =
    /[/\\]$/.test(path) || (statSync(whole, { throwIfNoEntry: false })?.isDirectory() ?? false);
  const name = entry.db_name ?? fallbackName ?? 'app';
  const file = isFolder ? join(whole, extname(name) === '' ? `${name}.db` : name) : whole;
  return `sqlite:${encode(file)}`;
}

/** The fields go behind the URL as parameters, which say more than the URL itself. */
function serverUrl(entry: DatabaseEntry, context: UrlContext): string {
  const { connection } = entry;
  const url = connection.url ?? `${schemeOfType[entry.type ?? 'postgres']}:///`;
  const file = (path: string | undefined): string | undefined =>
    path === undefined || path === 'system' ? path : settingsRelative(context.folder, path);
  const named = entry.db_name ?? connection.database;
  const parameters = {
    host: connection.host,
    port: connection.port,
    user: connection.user,
    password: context.env === undefined ? undefined : passwordOf(connection, context),
    dbname: named ?? (hasPath(url) ? undefined : context.fallbackName),
    sslmode: connection.sslmode,
    sslrootcert: file(connection.sslrootcert),
    sslcert: file(connection.sslcert),
    sslkey: file(connection.sslkey),
  };
  const query = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(String(value))}`],
  );
  return query.length === 0 ? url : `${url}${url.includes('?') ? '&' : '?'}${query.join('&')}`;
}

const hasPath = (url: string): boolean => /^[^:]+:\/\/[^/?]*\/[^?]+/.test(url) || /[?&]dbname=/.test(url);

function passwordOf(
  connection: ConnectionFields,
  { file, folder, key, env }: UrlContext,
): string | undefined {
  const { password, password_env: variable, password_file: path } = connection;
  if (variable !== undefined) {
    const value = env?.[variable];
    if (value !== undefined && value !== '') return value;
    throw badSettings(
      file,
      `${key}.connection.password_env names ${variable}, which is not set`,
      `Set ${variable}.`,
    );
  }
  return path === undefined ? password : readPassword(settingsRelative(folder, path), file, key);
}

function readPassword(path: string, file: string, key: string): string {
  try {
    const text = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    if (text !== '') return text;
    throw new SchemactlError('BAD_FILE', 'it is empty');
  } catch (error) {
    const why = systemCode(error) ?? 'it is empty';
    throw badSettings(
      file,
      `${key}.connection.password_file can't be read (${why === 'BAD_FILE' ? 'it is empty' : why})`,
      `Mend ${path}, which is to hold the password and nothing else.`,
    );
  }
}
