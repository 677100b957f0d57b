import type { NameScope } from '../sql/canonical.js';
import type { Token } from '../sql/tokens.js';
import { isWord } from '../sql/tokens.js';
import type { Catalog } from './scope.js';

/**
 * What names in double quotes can mean in a query: anything the catalog has, and whatever the query itself names
 * without double quotes or after AS. All others may be strings and keep their quotes.
 */
export function queryScope(tokens: readonly Token[], catalog: Catalog): NameScope {
  const own = new Map<string, string>();
  tokens.forEach((token, index) => {
    if (token.kind === 'word' || (token.kind === 'name' && isNamed(tokens, index))) {
      own.set(token.value.toLowerCase(), token.value);
    }
  });
  return { names: { get: (name) => own.get(name) ?? catalog.names.get(name) } };
}

function isNamed(tokens: readonly Token[], index: number): boolean {
  return (
    !tokens[index]?.text.startsWith('"') || isWord(tokens[index - 1], 'AS') || isWord(tokens[index + 1], '.')
  );
}
