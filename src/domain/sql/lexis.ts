/** How an engine writes its SQL, as far as a lexer must know it: capabilities as data. */
export interface Lexis {
  /** `$tag$ … $tag$` quotes text. */
  readonly dollarQuotes: boolean;
  /** Block comments nest. */
  readonly nestedComments: boolean;
  /** In which strings a backslash escapes: none, those with an `E` before them, or all. */
  readonly backslashEscapes: 'never' | 'e-strings' | 'always';
  readonly backtickNames: boolean;
  readonly bracketNames: boolean;
  /** `#` begins a comment. */
  readonly hashComments: boolean;
}

/** What every engine has in common. */
export const plainLexis: Lexis = {
  dollarQuotes: false,
  nestedComments: false,
  backslashEscapes: 'never',
  backtickNames: false,
  bracketNames: false,
  hashComments: false,
};
