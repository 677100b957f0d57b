import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { SequenceOptions } from '../../../../domain/schema/objects/sequence.js';
import { qualified, quoteLiteral, quoteName } from '../sql/quote.js';

/** Whether a column of the type holds values of a sequence as they are. */
export function isInteger(type: string): boolean {
  return ['smallint', 'integer', 'bigint'].includes(type);
}

/**
 * Lets the new sequence of a column that may hold values count on behind them, so that no key is given twice. The last
 * value counts as used, since the one behind the greatest of the type is no value of the sequence.
 */
export function startBehind(column: Column, options: SequenceOptions): Statement {
  const table = qualified(column.path.slice(0, -1));
  const name = nameOf(column);
  const sequence = `pg_get_serial_sequence(${quoteLiteral(table)}, ${quoteLiteral(name)})`;
  const [farther, extreme, reaches] = options.increment.startsWith('-')
    ? ['least', 'min', '<=']
    : ['greatest', 'max', '>='];
  const last = `${extreme}(${quoteName(name)})`;
  const value = `${farther}(${last}::bigint, ${options.start})`;
  const isUsed = `coalesce(${last} ${reaches} ${options.start}, false)`;
  return statement(`SELECT setval(${sequence}, ${value}, ${isUsed}) FROM ${table}`, [column.id], {
    effects: [{ kind: 'scans-table', object: column.parent ?? '' }],
  });
}
