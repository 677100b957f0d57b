export { canonicalText, tokenChecksumText } from './canonical.js';
export { tokenize } from './lexer.js';
export type { Token, TokenKind } from './lexer.js';
export { plainLexis } from './lexis.js';
export type { Lexis } from './lexis.js';
export { withoutMetaCommands } from './meta-commands.js';
export { splitStatements } from './split.js';
export type { SqlStatement } from './split.js';
export { isTransactionControl, significantWords } from './words.js';
