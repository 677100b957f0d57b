import { plainLexis } from '../../../../domain/sql/index.js';
import type { Lexis } from '../../../../domain/sql/index.js';

/** How PostgreSQL writes its SQL. */
export const postgresLexis: Lexis = {
  ...plainLexis,
  dollarQuotes: true,
  nestedComments: true,
  backslashEscapes: 'e-strings',
};
