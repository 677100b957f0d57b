import { isSecretName } from './redact.js';
import type { SqliteTarget } from './target.js';
import { badUrl, decodePart, readQuery } from './url-parts.js';

const form = 'Write sqlite:relative/file.db, sqlite:/absolute/file.db or sqlite::memory:';

/** Encodes what would end or change a path in a URL, and leaves the rest readable. */
const encodePath = (path: string): string => path.replace(/[%?\0-\x20]/g, (mark) => encodeURIComponent(mark));

/** Two to four slashes are one, as in dbmate; a Windows drive after the slash stands for itself. */
function normalisePath(path: string): string {
  const single = path.replace(/^\/{2,}/, '/');
  if (single === '/:memory:') return ':memory:';
  return /^\/[A-Za-z]:[/\\]/.test(single) ? single.slice(1) : single;
}

/** Reads what follows `sqlite:`; throws BAD_URL for an empty path or a malformed percent sign. */
export function parseSqlite(scheme: string, rest: string): SqliteTarget {
  const at = rest.indexOf('?');
  const query = readQuery(at < 0 ? '' : rest.slice(at + 1), form);
  const path = normalisePath(decodePart(at < 0 ? rest : rest.slice(0, at), 'the path', form));
  if (path === '' || path.endsWith('/')) throw badUrl('it names no file', form);
  const shown = [...query].filter(([name]) => !isSecretName(name));
  const hidden = [...query].filter(([name]) => isSecretName(name)).map(([, value]) => value);
  const secrets = Object.freeze({
    password: undefined,
    sslPassword: undefined,
    hidden: Object.freeze(hidden),
  });
  return Object.freeze({
    engine: 'sqlite',
    scheme,
    url: `sqlite:${encodePath(path)}`,
    path,
    memory: path === ':memory:' || query.get('mode') === 'memory',
    parameters: Object.freeze(Object.fromEntries(shown)),
    reveal: () => secrets,
  });
}

/** Makes the relative path of an SQLite URL absolute under `directory`; any other text comes back as it is. */
export function anchorSqliteUrl(text: string, directory: string): string {
  const match = /^(\s*sqlite3?(?:\+\w+)?:)(?!\/|:memory:|[A-Za-z]:[/\\])(.+)$/is.exec(text);
  if (match === null) return text;
  const base = directory
    .replace(/\\/g, '/')
    .replace(/\/+$/, '')
    .replace(/^(?=[A-Za-z]:)/, '/');
  return `${match[1] ?? ''}${encodePath(base)}/${match[2] ?? ''}`;
}
