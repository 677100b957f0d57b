import { parseUrl } from '../../../../src/domain/target/parse.js';
import { tlsPlan } from '../../../../src/domain/target/ssl-mode.js';

function plan(url: string): string {
  const target = parseUrl(url, { env: { USER: 'me' } });
  if (target.engine !== 'postgres') throw new Error('not PostgreSQL');
  const { attempts, verify } = tlsPlan(target);
  return `${attempts.join(', ')}; ${verify}`;
}

test.each([
  ['sslmode=disable', 'plain; nothing'],
  ['sslmode=allow', 'plain, tls; nothing'],
  ['sslmode=prefer', 'tls, plain; nothing'],
  ['sslmode=require', 'tls; nothing'],
  ['ssl=true', 'tls; nothing'],
  ['ssl=false', 'plain; nothing'],
  ['sslmode=verify-ca', 'tls; authority'],
  ['sslmode=verify-full', 'tls; authority and host'],
  ['sslmode=prefer&sslrootcert=ca.pem', 'tls, plain; authority'],
  ['sslmode=require&sslrootcert=ca.pem', 'tls; authority'],
  ['sslrootcert=ca.pem', 'tls; authority and host'],
  ['sslrootcert=system', 'tls; authority and host'],
])('a remote host with %s means: %s', (query, expected) => {
  expect(plan(`postgres://db.example/d?${query}`)).toBe(expected);
});

test.each([
  ['postgres://db.example/d', 'tls, plain; nothing'],
  ['postgres://localhost/d', 'plain, tls; nothing'],
  ['postgres://127.0.0.1/d', 'plain, tls; nothing'],
  ['postgres://127.evil.example/d', 'tls, plain; nothing'],
  ['postgres://[::1]/d', 'plain, tls; nothing'],
  ['postgres:///d', 'plain; nothing'],
  ['postgres:///d?sslmode=verify-full', 'plain; nothing'],
])('%s means: %s', (url, expected) => {
  expect(plan(url)).toBe(expected);
});

test('the word of node-postgres is answered with the word of libpq', () => {
  const attempt = (): string => plan('postgres://h/d?sslmode=no-verify');
  expect(attempt).toThrow(/sslmode is unknown/);
  expect(attempt).toThrow(
    expect.objectContaining({ hint: expect.stringContaining('called require') as unknown }) as Error,
  );
});
