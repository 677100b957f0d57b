import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ConnectionOptions } from 'node:tls';
import { SchemactlError, messageOf } from '../../../domain/error.js';
import type { Verification } from '../../../domain/target/ssl-mode.js';
import type { PostgresTarget } from '../../../domain/target/target.js';

function readPem(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new SchemactlError('TLS', `can't read ${what} ${path}: ${messageOf(error)}`, {
      hint: `Check ${what} in the URL or in the environment.`,
    });
  }
}

/** The authorities to trust: those named, else libpq's own file, else those that Node.js knows. */
function authorities(target: PostgresTarget): string | undefined {
  if (target.sslRootCert === 'system') return undefined;
  if (target.sslRootCert !== undefined) return readPem(target.sslRootCert, 'sslrootcert');
  const usual = join(homedir(), '.postgresql', 'root.crt');
  return existsSync(usual) ? readPem(usual, 'sslrootcert') : undefined;
}

function trust(target: PostgresTarget, verify: Verification): ConnectionOptions {
  switch (verify) {
    case 'nothing':
      return { rejectUnauthorized: false };
    case 'authority':
      return { rejectUnauthorized: true, ca: authorities(target), checkServerIdentity: () => undefined };
    case 'authority and host':
      return { rejectUnauthorized: true, ca: authorities(target) };
  }
}

/** The TLS options of one attempt; the client's own certificate goes with it where one is given. */
export function tlsOptions(target: PostgresTarget, verify: Verification): ConnectionOptions {
  const certificate =
    target.sslCert === undefined
      ? {}
      : {
          cert: readPem(target.sslCert, 'sslcert'),
          key: readPem(target.sslKey ?? '', 'sslkey'),
          passphrase: target.reveal().sslPassword,
        };
  return { ...trust(target, verify), ...certificate };
}
