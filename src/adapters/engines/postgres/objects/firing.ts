import type { Firing } from '../../../../domain/schema/objects/trigger.js';
import type { Row } from './row.js';
import { text } from './row.js';

const letters: Readonly<Record<string, Firing>> = { D: 'disabled', R: 'replica', A: 'always' };

/** When a trigger or rule fires, from the letter in the catalog. */
export function firingOf(row: Row): Firing | undefined {
  return letters[text(row, 'firing')];
}

const words = { disabled: 'DISABLE', replica: 'ENABLE REPLICA', always: 'ENABLE ALWAYS' } as const;

/** The same of a copy, which may differ from its trigger by firing as usual. */
export function firingOfCopy(row: Row): Firing | 'origin' {
  return firingOf(row) ?? 'origin';
}

/** The words of ALTER that make it fire so. */
export function firingWords(firing: Firing | 'origin' | undefined): string {
  return firing === undefined || firing === 'origin' ? 'ENABLE' : words[firing];
}
