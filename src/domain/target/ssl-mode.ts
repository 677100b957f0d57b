/** The words of libpq for how much of TLS a connection wants. */
export type SslMode = 'disable' | 'allow' | 'prefer' | 'require' | 'verify-ca' | 'verify-full';

/** What a certificate is checked for: nothing, that a trusted authority signed it, or also that it names the host. */
export type Verification = 'nothing' | 'authority' | 'authority and host';

/** How a connection is tried: one attempt after the other, and what a certificate must show in those with TLS. */
export interface TlsPlan {
  readonly attempts: readonly ('plain' | 'tls')[];
  readonly verify: Verification;
}

/** The meaning of every sslmode, as in libpq: a word never gives less protection here than it does there. */
export const sslModes: Readonly<Record<SslMode, TlsPlan>> = {
  disable: { attempts: ['plain'], verify: 'nothing' },
  allow: { attempts: ['plain', 'tls'], verify: 'nothing' },
  prefer: { attempts: ['tls', 'plain'], verify: 'nothing' },
  require: { attempts: ['tls'], verify: 'nothing' },
  'verify-ca': { attempts: ['tls'], verify: 'authority' },
  'verify-full': { attempts: ['tls'], verify: 'authority and host' },
};

/** Tells one of libpq's words from any other text. */
export function isSslMode(text: string): text is SslMode {
  return Object.hasOwn(sslModes, text);
}

/** Where a connection goes and what its URL said of TLS. */
export interface TlsFacts {
  readonly host: string;
  readonly local: boolean;
  readonly sslMode: SslMode;
  readonly sslRootCert: string | undefined;
}

/**
 * The sslmode where nobody named one: `verify-full` when authorities are given, else plain first on the machine
 * itself (`allow`), and TLS first everywhere else (`prefer`, libpq's own default).
 */
export function defaultSslMode(facts: Omit<TlsFacts, 'sslMode'>): SslMode {
  if (facts.local) return 'disable';
  if (facts.sslRootCert !== undefined) return 'verify-full';
  return isLoopback(facts.host) ? 'allow' : 'prefer';
}

/** Tells the machine itself from another one by its name or address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/**
 * How a target is to be connected to. As in libpq, a Unix socket is always plain, and given authorities are checked
 * in every mode that reaches TLS.
 */
export function tlsPlan(facts: TlsFacts): TlsPlan {
  if (facts.local) return sslModes.disable;
  const plan = sslModes[facts.sslMode];
  if (facts.sslRootCert === undefined || plan.verify !== 'nothing') return plan;
  return { attempts: plan.attempts, verify: 'authority' };
}
