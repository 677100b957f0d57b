import { lineEnd, tokenAt } from './lexer.js';
import type { Lexis } from './lexis.js';

/**
 * A script without psql's own commands: lines that begin with a backslash, outside of quotes, bodies and comments, where
 * such a line is text like any other. The lines themselves stay, empty, so that the others keep their numbers.
 */
export function withoutMetaCommands(text: string, lexis: Lexis): string {
  if (!/^\\/m.test(text)) return text;
  let kept = '';
  let from = 0;
  for (let at = 0; at < text.length;) {
    if (beginsCommand(text, at)) {
      kept += text.slice(from, at);
      from = at = lineEnd(text, at);
    } else at = tokenAt(text, at, lexis).end;
  }
  return kept + text.slice(from);
}

function beginsCommand(text: string, at: number): boolean {
  return text[at] === '\\' && (at === 0 || text[at - 1] === '\n');
}
