import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { PostgresTarget } from '../../../domain/target/target.js';

/** One line of a password file: host, port, database, user, password; `*` fits anything, `\` takes the next as it is. */
function fieldsOf(line: string): readonly string[] {
  const fields = [''];
  for (const [, escaped, plain] of line.matchAll(/\\(.)|(.)/gs)) {
    if (plain === ':' && fields.length < 5) fields.push('');
    else fields.push(`${fields.pop() ?? ''}${escaped ?? plain ?? ''}`);
  }
  return fields;
}

function passwordIn(text: string, target: PostgresTarget): string | undefined {
  const host = target.local ? 'localhost' : target.host;
  const wanted = [host, String(target.port), target.database, target.user];
  for (const line of text.split(/\r?\n/)) {
    if (line === '' || line.startsWith('#')) continue;
    const fields = fieldsOf(line);
    const fits = wanted.every((each, index) => fields[index] === '*' || fields[index] === each);
    if (fits && fields[4] !== undefined) return fields[4];
  }
  return undefined;
}

/**
 * The password that libpq's password file (PGPASSFILE, else ~/.pgpass) has for a target. As there, a file that others
 * may read is passed over.
 */
export function passwordFromFile(target: PostgresTarget): string | undefined {
  const path = process.env['PGPASSFILE'] ?? join(homedir(), '.pgpass');
  try {
    const stat = statSync(path);
    if (!stat.isFile() || (process.platform !== 'win32' && (stat.mode & 0o077) !== 0)) return undefined;
    return passwordIn(readFileSync(path, 'utf8'), target);
  } catch {
    return undefined;
  }
}
