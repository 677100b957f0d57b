import { parseRename } from '../../src/domain/diff/rename-argument';
import type { SchemaState } from '../../src/domain/schema/state';
import type { Pair } from './pair';

/**
 * The pair's renames (`public.users.name->public.users.full_name`) as arguments of `--rename`. A move into another
 * schema is no rename, and what can't be named is dropped and made: both are right.
 */
export function renameArguments(pair: Pair, state: SchemaState): readonly string[] {
  return pair.renames.flatMap((rename) => {
    const [from = [], to = []] = rename.split('->').map((side) => side.split('.'));
    if (from.slice(0, -1).join('.') !== to.slice(0, -1).join('.')) return [];
    const path = pair.engine === 'sqlite' && from[0] === 'public' ? from.slice(1) : from;
    const argument = `${path.map(quoted).join('.')}=${quoted(to.at(-1) ?? '')}`;
    return isKnown(argument, state) ? [argument] : [];
  });
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function isKnown(argument: string, state: SchemaState): boolean {
  try {
    parseRename(argument, state);
    return true;
  } catch {
    return false;
  }
}
