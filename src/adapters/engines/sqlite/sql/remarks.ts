import type { Remarks } from '../../../../domain/schema/objects/base.js';
import { equalObjects } from '../../../../domain/schema/equal.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import type { Comment, Token } from './tokens.js';

/** Whether a revision file would take a line of a text for a directive, so that it can't be written into one. */
export const holdsDirective = (text: string): boolean => /(^|\n)\s*--\s*migrate:/i.test(text);

const textsOf = (comments: readonly Comment[]): readonly string[] | undefined => {
  const texts = comments.map(({ text }) => text).filter((text) => !holdsDirective(text));
  return texts.length > 0 ? texts : undefined;
};

/**
 * The comments that go with the tokens from `start` up to `end`: those on the lines above them, and those within them
 * or behind them on their last line. `closing` is what ends the list that they stand in.
 */
export function remarksOf(
  tokens: readonly Token[],
  start: number,
  end: number,
  closing: Token | undefined,
): Remarks | undefined {
  const comments = (at: number): readonly Comment[] => tokens[at]?.comments ?? [];
  const inner = tokens.slice(start + 1, end).flatMap((token) => token.comments ?? []);
  const next = end < tokens.length ? comments(end).filter(({ own }) => !own) : (closing?.comments ?? []);
  const above = textsOf(comments(start).filter(({ own }) => own || start === 0));
  const beside = textsOf([...inner, ...next]);
  if (above === undefined && beside === undefined) return undefined;
  return { ...(above && { above }), ...(beside && { beside }) };
}

/** An object that comes back as it was has the comments that it had, unless what comes has its own. */
export function withRemarks<Kind extends SchemaObject>(object: Kind, before: SchemaState): Kind {
  const same = before.objects.get(object.id);
  if (!same) return object;
  const remarks = object.remarks ?? same.remarks;
  const written = object.written ?? (equalObjects(object, same) ? same.written : undefined);
  return { ...object, ...(remarks && { remarks }), ...(written !== undefined && { written }) };
}

const asBlock = (comment: string): string =>
  comment.startsWith('--') && !comment.includes('*/') ? `/*${comment.slice(2)} */` : comment;

/** On one line, so that they are read again as they were: only the last can be one of two dashes. */
function besideLine(comments: readonly string[]): string {
  return comments
    .map((comment, index) => ` ${index < comments.length - 1 ? asBlock(comment) : comment}`)
    .join('');
}

/** Lines of definitions as they stand in a CREATE TABLE, each with its comments. */
export function linesWithRemarks(
  lines: readonly { readonly text: string; readonly remarks?: Remarks | undefined }[],
): string {
  return lines
    .map(({ text, remarks }, index) => {
      const above = (remarks?.above ?? []).map((comment) => `  ${comment}\n`).join('');
      const comma = index < lines.length - 1 ? ',' : '';
      return `${above}  ${text}${comma}${besideLine(remarks?.beside ?? [])}\n`;
    })
    .join('');
}
