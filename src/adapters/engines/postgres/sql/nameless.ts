/** What the server calls a column of a query that nobody named, and that has no name to be guessed from. */
const nameless = 'AS "?column?"';

const literals = /E'(?:[^'\\]|''|\\.)*'|'(?:[^']|'')*'/gs;
const quotedNames = /"(?:[^"]|"")*"/g;

/** An entry of a SELECT, the first or on a line of its own, that is a constant with its type and nothing else. */
const entry =
  /^((?:\s*|.*\bSELECT (?:DISTINCT )?)(?:\u0001\d+\u0001|NULL)::(?:[a-z0-9_. ]|\u0002\d+\u0002)+(?:\([\d,]+\))?[a-z ]*(?:\[\])?)(?=[,;]?$|\))/gm;

/**
 * The body of a routine as the server prints it, so that it prints the same again. It prints a constant with its type,
 * and would name the column by that type when it reads it: where it printed no name there was none.
 */
export function keptNameless(body: string): string {
  const hidden: string[] = [];
  const hide = (mark: string) => (text: string) => {
    hidden.push(text);
    return `${mark}${hidden.length - 1}${mark}`;
  };
  const masked = body.replace(literals, hide('\u0001')).replace(quotedNames, hide('\u0002'));
  const shown = (text: string): string =>
    text.replace(/([\u0001\u0002])(\d+)\1/g, (_all, _mark, index: string) =>
      shown(hidden[Number(index)] ?? ''),
    );
  return shown(masked.replace(entry, `$1 ${nameless}`));
}
