import { SchemactlError } from '../error.js';
import { parsePostgres } from './postgres.js';
import type { Surroundings } from './postgres.js';
import { parseSqlite } from './sqlite.js';
import type { Target } from './target.js';
import { badUrl } from './url-parts.js';

/** The URL schemes that name an engine of today. */
export const knownSchemes = ['postgres', 'postgresql', 'sqlite', 'sqlite3'] as const;

const laterSchemes: ReadonlySet<string> = new Set(['mysql', 'mariadb']);

const forms = `Known schemes: ${knownSchemes.join(', ')}; for example postgres://user:password@host:5432/database or sqlite:file.db`;

/**
 * Reads a database URL; a `+driver` after the scheme is ignored, and the environment fills what the URL leaves out.
 * Throws BAD_URL for a malformed URL and UNSUPPORTED for an engine that is known but not served; neither quotes it.
 */
export function parseUrl(text: string, surroundings: Surroundings = {}): Target {
  const match = /^([a-z][a-z0-9.-]*)(?:\+[a-z0-9_.-]+)?:(.*)$/is.exec(text.trim());
  const scheme = (match?.[1] ?? '').toLowerCase();
  const rest = match?.[2] ?? '';
  if (scheme === 'sqlite' || scheme === 'sqlite3') return parseSqlite(scheme, rest);
  if (!rest.startsWith('//')) throw badUrl('it does not begin with scheme://', forms);
  if (scheme === 'postgres' || scheme === 'postgresql')
    return parsePostgres(scheme, rest.slice(2), surroundings);
  if (laterSchemes.has(scheme)) {
    throw new SchemactlError(
      'UNSUPPORTED',
      `The database URL names the engine ${scheme}, which is not supported yet`,
      { hint: forms },
    );
  }
  throw badUrl(`its scheme ${scheme} is unknown`, forms);
}
