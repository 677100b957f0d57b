import { SchemactlError } from '../domain/error.js';
import type { Ambiguity } from '../domain/diff/ambiguous.js';
import { ambiguityQuestion, renameArgument } from '../domain/diff/ambiguous.js';
import type { RenameIntent } from '../domain/diff/rename.js';
import { pathText } from '../domain/schema/id.js';
import { nameOf } from '../domain/schema/object.js';
import { ask, isInteractive } from './terminal.js';

/**
 * Asks whether a drop and an add are a rename. Without a terminal it throws AMBIGUOUS_RENAME with the exact flag for
 * each answer.
 */
export async function resolveAmbiguity(ambiguity: Ambiguity): Promise<RenameIntent | undefined> {
  const { dropped, added } = ambiguity;
  const flags = added.map((object) => `--rename ${quoted(renameArgument(dropped, object))}`);
  const drop = `--drop ${quoted(pathText(dropped.path))}`;
  const question = ambiguityQuestion(ambiguity);
  if (!isInteractive()) {
    throw new SchemactlError('AMBIGUOUS_RENAME', question, {
      hint: ['If it was renamed:', ...flags, 'If it is really dropped:', drop].join('\n  '),
      place: { object: dropped.id },
    });
  }
  const choices = added.map((object, index) => `  ${index + 1}  renamed to ${nameOf(object)}`);
  const answer = await ask([question, ...choices, '  0  dropped, with its data', 'Which?'].join('\n'));
  if (answer === '0') return undefined;
  const chosen = added[Number(answer) - 1];
  if (chosen) return { id: dropped.id, to: nameOf(chosen) };
  throw new SchemactlError('AMBIGUOUS_RENAME', `"${answer}" is none of the answers`, {
    hint: `${flags.join(' or ')}, or ${drop}`,
  });
}

/** An argument that a shell would take apart stands in single quotes. */
function quoted(argument: string): string {
  return /^[\w.=-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}
