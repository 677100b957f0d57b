import type { Lexis } from '../../../../domain/sql/lexis.js';
import { plainLexis } from '../../../../domain/sql/lexis.js';

/** How SQLite writes its SQL: names also in backticks and brackets, comments that don't nest, no escapes. */
export const sqliteLexis: Lexis = { ...plainLexis, backtickNames: true, bracketNames: true };
