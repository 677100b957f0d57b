import { quoteLiteral } from './quote.js';

/** What a revision file would not keep as it is: line endings that may be changed, and lines that are directives there. */
const fragile = /\r|^[\t ]*--+\s*migrate\s*:/im;

function tagFor(text: string): string {
  for (let attempt = 0; ; attempt++) {
    const tag = attempt === 0 ? '$$' : `$body${attempt === 1 ? '' : String(attempt)}$`;
    // The text's own end must not complete the tag either.
    if (`${text}${tag}`.indexOf(tag) === text.length) return tag;
  }
}

/** The text of a routine's body as a literal: in dollar quotes, so that it reads as it was written. */
export function quoteBody(text: string): string {
  if (fragile.test(text)) return quoteLiteral(text);
  const tag = tagFor(text);
  return `${tag}${text}${tag}`;
}
