import { quoteName } from '../sql/quote.js';

const qualifiedName = /^"((?:[^"]|"")+)"\."((?:[^"]|"")+)"$/;

/** A collation of the models: a name (which may hold dots), or schema and name, both in double quotes. */
export function collationText(collation: string | undefined): string | undefined {
  if (collation === undefined) return undefined;
  const names = qualifiedName.exec(collation)?.slice(1) ?? [];
  if (names.length === 0) return quoteName(collation);
  return names.map((name) => quoteName(name.replaceAll('""', '"'))).join('.');
}
