import { bracketed, isBracketed } from '../objects/column-clause.js';

const call = /^(?:(?:[a-z_][\w$]*|"(?:[^"]|"")*")\.)?(?:[a-z_][\w$]*|"(?:[^"]|"")*")(?=\()/i;
const name = /^(?:[a-z_][\w$]*|"(?:[^"]|"")*")$/i;

/** What the server prints without brackets around it: a call, a name, a CASE. */
function standsAlone(text: string): boolean {
  if (name.test(text) || /^CASE\s[^]*\sEND$/.test(text)) return true;
  const [called] = call.exec(text) ?? [];
  return called !== undefined && isBracketed(text.slice(called.length));
}

/** An expression of a check, a condition or a generated column with the brackets that the server prints. */
export function expressionText(sql: string): string {
  const text = sql.trim();
  return standsAlone(text) ? text : bracketed(text);
}
