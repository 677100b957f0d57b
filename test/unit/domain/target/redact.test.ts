import { inspect } from 'node:util';
import fc from 'fast-check';
import { redact, redactReference } from '../../../../src/domain/target/redact.js';

const secret = fc
  .string({ minLength: 4, maxLength: 24, unit: 'grapheme' })
  .filter((text) => text.trim() === text && !text.includes('*'));

test('a secret leaves a text in every spelling', () => {
  fc.assert(
    fc.property(secret, (text) => {
      const encoded = encodeURIComponent(text);
      const spellings = [
        text,
        encoded,
        encoded.toLowerCase() === encoded
          ? encoded
          : encoded.replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase()),
        encodeURI(text),
        JSON.stringify(text).slice(1, -1),
        text.replaceAll("'", "''"),
        new URLSearchParams([['', text]]).toString().slice(1),
      ];
      for (const spelling of spellings)
        expect(redact(`before <${spelling}> after`, [text])).toBe('before <***> after');
    }),
  );
});

test('an inspected error loses its secret', () => {
  const error = Object.assign(new Error(`bad p@s's`), { input: 'postgres://u:p%40s%27s@h' });
  const text = redact(inspect(error), [`p@s's`]);
  expect(text).not.toMatch(/p@s|p%40s/);
});

test('passwords of unknown URLs and parameters are removed too', () => {
  expect(redact('failed: postgres://u:hunter2@h/d and x')).toBe('failed: postgres://u:***@h/d and x');
  expect(redact('u@h/d?password=hunter2&x=1')).toBe('u@h/d?password=***&x=1');
  expect(redact("host=h password='hunter 2' user=u")).toBe('host=h password=*** user=u');
});

test('a password of a mistyped URL is removed too', () => {
  expect(redact('no file /work/postgres/u:hunter2@h/d')).toBe('no file /work/postgres/u:***@h/d');
  expect(redact('at /work/a.ts:3:5 and @x')).toBe('at /work/a.ts:3:5 and @x');
  for (const text of [
    'postgres//u:hun/t@r2@h/d',
    'postgres:/u:hun/t@r2@h/d',
    'u:hun/t@r2@h/d',
    'x://u:hun/t@r2@h',
  ])
    expect(redactReference(text)).not.toMatch(/hun|t@r2/);
  expect(redactReference('db/it@home.txt')).toBe('db/it@home.txt');
});

test('a short secret is removed where it stands alone and leaves words whole', () => {
  expect(redact('pw "a" at a table', ['a'])).toBe('pw "***" at *** table');
});

test('no secret changes nothing', () => {
  expect(redact('plain text at http://host:80/x', ['', ''])).toBe('plain text at http://host:80/x');
});

test('the longest secret goes first', () => {
  expect(redact('hunter22', ['hunter', 'hunter22'])).toBe('***');
});
