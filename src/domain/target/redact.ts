const mask = '***';

/** Names of URL parameters whose values are secrets, whatever the engine. */
const secretName = /pass|pwd|secret|token|^_?key$|credential/i;

/** Tells whether a parameter of this name holds a secret, so that its value must never be shown. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

const escapeForRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** The UTF-8 bytes of one character as a pattern of percent signs and hexadecimal digits in either case. */
function percentPattern(character: string): string {
  const encoded = /^[\x00-\x7f]$/.test(character)
    ? `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`
    : encodeURIComponent(/^[\ud800-\udfff]$/.test(character) ? '\ufffd' : character);
  return encoded.replace(/[a-f]/gi, (digit) => `[${digit.toLowerCase()}${digit.toUpperCase()}]`);
}

/** One character of a secret in every spelling that URLs, JSON, SQL and inspectors give it. */
function characterPattern(character: string): string {
  const spellings = [escapeForRegExp(JSON.stringify(character).slice(1, -1)), percentPattern(character)];
  if (character === ' ') spellings.push('\\+');
  if (character === "'") spellings.push("''", "\\\\'");
  // The longest first: `%25` must not be left half by a match of `%`.
  const longestFirst = [...new Set([...spellings, escapeForRegExp(character)])].sort(
    (a, b) => b.length - a.length,
  );
  return `(?:${longestFirst.join('|')})`;
}

/** Short secrets would riddle ordinary words: they only count where they stand alone. */
function secretPattern(secret: string): string {
  const pattern = [...secret].map(characterPattern).join('');
  return secret.length < 4 ? `(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])` : pattern;
}

const credentialsInUrl = /([a-z][a-z0-9+.-]{0,40}:\/\/[^\s:@/]*):[^\s/]*@/gi;
const credentialsInPath = /(\/[^\s:@/]*):[^\s/@:]+@/g;
const credentialsAnywhere = /((?:^|\/)[^\s:@/]*):(?!\/\/).*@/s;
const secretParameter = /([?&;\s]|^)([\w-]*(?:pass|pwd|secret|token)[\w-]{0,40})=(?:'[^']*'|[^\s&;]+)/gi;

/**
 * Removes the given secrets from any text, in raw, percent-encoded, quoted and escaped spelling, and the password
 * of any URL, mistyped or not, or `password=` that stands in it, known or not.
 */
export function redact(text: string, secrets: Iterable<string> = []): string {
  const known = [...new Set(secrets)].filter((secret) => secret !== '').sort((a, b) => b.length - a.length);
  const plain =
    known.length === 0 ? text : text.replace(new RegExp(known.map(secretPattern).join('|'), 'gu'), mask);
  return plain
    .replace(credentialsInUrl, `$1:${mask}@`)
    .replace(credentialsInPath, `$1:${mask}@`)
    .replace(secretParameter, `$1$2=${mask}`);
}

/**
 * A text that should have named a file or a database and names neither, as it may be shown: what lies between a colon
 * and an @ in it may be a password, wherever the mistake is.
 */
export function redactReference(text: string): string {
  return redact(text.replace(credentialsAnywhere, `$1:${mask}@`));
}
