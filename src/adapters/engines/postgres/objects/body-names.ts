import { tokensIn } from '../../../../domain/sql/lexer.js';
import { postgresLexis } from '../sql/lexis.js';

/** One name in a body, with all its parts (`app.users.id`), and how it is used there. */
export interface BodyName {
  readonly parts: readonly string[];
  /** Where a table must stand: after FROM, JOIN, INTO and UPDATE. */
  readonly asTable: boolean;
  readonly asCall: boolean;
  /** In the DECLARE of a block, or before `%`: there the server looks for it when the routine is made. */
  readonly asType: boolean;
  /** The whole of a text constant. */
  readonly quotedText: boolean;
}

interface Piece {
  readonly kind: 'name' | 'text' | 'symbol';
  readonly value: string;
  /** In upper case, for words without quotes. */
  readonly word?: string | undefined;
}

function piecesOf(body: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { kind, start, end } of tokensIn(body, postgresLexis)) {
    const text = body.slice(start, end);
    if (kind === 'word') pieces.push({ kind: 'name', value: text.toLowerCase(), word: text.toUpperCase() });
    if (kind === 'quoted-name') pieces.push({ kind: 'name', value: text.slice(1, -1).replaceAll('""', '"') });
    if (kind === 'string') pieces.push({ kind: 'text', value: text });
    if (kind === 'symbol' || kind === 'number') pieces.push({ kind: 'symbol', value: text });
  }
  return pieces;
}

const operatorCharacters = /^[-+*/<>=~!@#%^&|`?]$/;

/** The operators in a body: each the longest run of the characters that an operator can have. */
export function operatorsInBody(body: string): ReadonlySet<string> {
  const found = new Set<string>();
  let [run, end] = ['', -1];
  for (const token of tokensIn(body, postgresLexis)) {
    const text = body.slice(token.start, token.end);
    if (token.kind !== 'symbol' || !operatorCharacters.test(text)) continue;
    run = token.start === end ? run + text : text;
    end = token.end;
    found.add(run);
  }
  return found;
}

const leads: ReadonlySet<string> = new Set(['FROM', 'JOIN', 'INTO', 'UPDATE', 'ONLY']);
/** Behind these, FROM and UPDATE lead to no table. */
const unleads: ReadonlySet<string> = new Set(['DISTINCT', 'FOR', 'KEY', 'DO', 'ON']);
/** Their arguments hold a FROM of their own. */
const callsWithFrom: ReadonlySet<string> = new Set(['extract', 'substring', 'trim', 'overlay', 'position']);

/** The names of common table expressions: in their statement they stand for no table. */
function commonNames(pieces: readonly Piece[]): ReadonlySet<string> {
  const found = new Set<string>();
  pieces.forEach((piece, index) => {
    if (piece.kind !== 'name' || !pieces[index + 1]) return;
    let at = index + 1;
    if (pieces[at]?.value === '(') while (at < pieces.length && pieces[at++]?.value !== ')');
    if (pieces[at]?.word !== 'AS') return;
    while (['AS', 'NOT', 'MATERIALIZED'].includes(pieces[at]?.word ?? '')) at++;
    if (pieces[at]?.value === '(') found.add(piece.value);
  });
  return found;
}

/** The names in the body of a routine in SQL or PL/pgSQL, keywords among them: a scan of its tokens, not a parse. */
export function namesInBody(body: string): readonly BodyName[] {
  const pieces = piecesOf(body);
  const common = commonNames(pieces);
  const names: BodyName[] = [];
  const calls: string[] = [];
  let declaring = false;
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at];
    if (!piece) break;
    if (piece.value === '(') calls.push(pieces[at - 1]?.value ?? '');
    if (piece.value === ')') calls.pop();
    if (piece.kind === 'text') names.push(...nameInText(piece.value));
    if (piece.kind !== 'name') continue;
    if (piece.word === 'DECLARE') declaring = true;
    if (piece.word === 'BEGIN') declaring = false;
    const before = pieces[at - 1]?.word ?? '';
    const isLed = leads.has(before) && !unleads.has(pieces[at - 2]?.word ?? '');
    const parts = [piece.value];
    while (pieces[at + 1]?.value === '.' && pieces[at + 2]?.kind === 'name') {
      parts.push(pieces[at + 2]?.value ?? '');
      at += 2;
    }
    const next = pieces[at + 1]?.value;
    const asCall = next === '(' && before !== 'INTO';
    names.push({
      parts,
      asCall,
      asTable: isLed && !asCall && !callsWithFrom.has(calls.at(-1) ?? '') && !isHidden(parts, piece, common),
      asType: declaring || next === '%',
      quotedText: false,
    });
  }
  return names;
}

const notTables: ReadonlySet<string> = new Set([
  'ONLY',
  'LATERAL',
  'SELECT',
  'SET',
  'ROWS',
  'STRICT',
  'VALUES',
]);

function isHidden(parts: readonly string[], piece: Piece, common: ReadonlySet<string>): boolean {
  return parts.length === 1 && (common.has(piece.value) || notTables.has(piece.word ?? ''));
}

const dotted = /^'\s*(?:[\w$]+|"[^"']+")(?:\s*\.\s*(?:[\w$]+|"[^"']+"))?\s*'$/;

/** The whole of a constant may be a name: `nextval('app.ids')`, `'app.users'::regclass`. */
function nameInText(text: string): readonly BodyName[] {
  if (!dotted.test(text)) return [];
  const parts = [...text.slice(1, -1).matchAll(/"([^"]+)"|([\w$]+)/g)].map(
    ([, quoted, plain = '']) => quoted ?? plain.toLowerCase(),
  );
  return [{ parts, asTable: false, asCall: false, asType: false, quotedText: true }];
}
