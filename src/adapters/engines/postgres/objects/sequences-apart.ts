import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { Sequence } from '../../../../domain/schema/objects/sequence.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import { childrenOfKind, find } from '../../../../domain/schema/state.js';
import { qualified } from '../sql/quote.js';

/**
 * The sequences of a table that shall not become logged or unlogged together with it, though the server lets those do
 * so which it owns: they leave it, or are kept in another way.
 */
export function sequencesApart(table: Table, { before, after }: Sides): readonly Sequence[] {
  return childrenOfKind(before, table.id, 'column')
    .filter(({ id }) => after.objects.has(id))
    .flatMap(({ id }) => childrenOfKind(before, id, 'sequence'))
    .filter(({ id }) => {
      const now = find(after, 'sequence', id);
      const owner = find(after, 'column', now?.ownedBy)?.parent;
      return now !== undefined && (owner !== table.id || now.unlogged !== table.unlogged);
    });
}

/** Gives a sequence to a column, or to none. */
export const givenTo = ({ id, path }: Sequence, column: readonly string[] | undefined): Statement =>
  statement(`ALTER SEQUENCE ${qualified(path)} OWNED BY ${column ? qualified(column) : 'NONE'}`, [id], {
    lock: 'blocks schema changes',
  });

/** A statement on a table during which it doesn't own those sequences. */
export function leavingOut(
  sequences: readonly Sequence[],
  during: Statement,
  { before, after }: Sides,
): readonly Statement[] {
  return [
    ...sequences.map((each) => givenTo(each, undefined)),
    during,
    ...sequences.flatMap((each) => {
      const column = find(before, 'column', each.ownedBy);
      const stays = find(after, 'sequence', each.id)?.ownedBy === each.ownedBy;
      return column && stays ? [givenTo(each, column.path)] : [];
    }),
  ];
}
