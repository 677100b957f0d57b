import { SchemactlError } from '../error.js';

/** A URL taken apart at its punctuation; every part is still percent-encoded. */
export interface UrlParts {
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly host: string;
  readonly port: string;
  readonly path: string;
  readonly query: string;
}

/** A fault of a URL. The message never quotes the URL: any part of a malformed one may be the password. */
export function badUrl(what: string, form: string): SchemactlError {
  return new SchemactlError('BAD_URL', `The database URL is not usable: ${what}`, { hint: form });
}

const divide = (text: string, mark: string): readonly [string, string | undefined] => {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
};

/** Takes apart what follows `scheme://`; the last `@` ends the credentials, so that a raw one in a password is read. */
export function splitUrl(rest: string, form: string): UrlParts {
  const end = rest.search(/[/?]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const [path, query = ''] = divide(end < 0 ? '' : rest.slice(end), '?');
  const at = authority.lastIndexOf('@');
  const [user, password] = at < 0 ? [undefined, undefined] : divide(authority.slice(0, at), ':');
  return {
    user,
    password,
    ...splitHost(authority.slice(at + 1), form),
    path: path.replace(/^\//, ''),
    query,
  };
}

function splitHost(text: string, form: string): Pick<UrlParts, 'host' | 'port'> {
  if (text.includes(',')) throw badUrl('it names several hosts; only one is supported', form);
  const match = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(.*))?$/.exec(text);
  if (match === null) throw badUrl('its host is malformed (an IPv6 address stands in brackets)', form);
  return { host: match[1] ?? match[2] ?? '', port: match[3] ?? '' };
}

/** Undoes percent-encoding; `what` names the part in the message. Throws BAD_URL for a stray `%` or a NUL. */
export function decodePart(text: string, what: string, form: string): string {
  const decoded = tryDecode(text);
  if (decoded === undefined)
    throw badUrl(`${what} holds a % that is not followed by two hexadecimal digits; write %25`, form);
  if (decoded.includes('\0')) throw badUrl(`${what} holds a NUL character`, form);
  return decoded;
}

function tryDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Reads `a=1&b=2` into decoded pairs in their order; a `+` stays a plus sign, as in libpq. */
export function readQuery(query: string, form: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const [name, value = ''] = divide(pair, '=');
    const key = decodePart(name, 'the name of a parameter', form);
    pairs.set(key, decodePart(value, 'the value of a parameter', form));
  }
  return pairs;
}
