import { objectId } from '../../../../domain/schema/id.js';
import type { Column, ColumnDefault } from '../../../../domain/schema/objects/column.js';
import { canonicalText } from '../sql/canonical.js';
import type { ParsedColumn } from '../sql/parsed.js';
import { quoteName } from '../sql/quote.js';
import type { KnownTable } from './scope.js';
import { facets, scopeOf, tableId } from './scope.js';

/** The column as an object; `notNull` is what the engine says, since a key can imply it. */
export function columnOf(parsed: ParsedColumn, ordinal: number, notNull: boolean, table: KnownTable): Column {
  const path = [table.name, parsed.name];
  const { generated } = parsed;
  return facets<Column>({
    kind: 'column',
    id: objectId('column', path),
    path,
    parent: tableId(table),
    needs: [],
    ordinal,
    remarks: parsed.remarks,
    type: parsed.type,
    nullable: !notNull,
    collation: collationOf(parsed.collation),
    generated: generated && {
      expression: canonicalText(generated.expression, scopeOf(table)),
      stored: generated.stored,
    },
    notNullConflict: parsed.notNull?.conflict,
    notNullName: parsed.notNull?.name,
  });
}

const builtIn = new Set(['BINARY', 'NOCASE', 'RTRIM']);

/** A collation in its one spelling; BINARY is the default of a column. */
export function collationOf(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const upper = written.toUpperCase();
  if (upper === 'BINARY') return undefined;
  return builtIn.has(upper) ? upper : written;
}

/** The column with its default as it stands in a CREATE TABLE or an ADD COLUMN; `key` is its inline primary key. */
export function columnSql(column: Column, value: ColumnDefault | undefined, key = ''): string {
  const parts = [quoteName(nameIn(column)), column.type, key, notNullSql(column)];
  if (column.collation !== undefined) parts.push(`COLLATE ${quoteName(column.collation)}`);
  if (value) parts.push(`DEFAULT ${value.expression}`);
  if (column.generated) {
    const kind = column.generated.stored ? 'STORED' : 'VIRTUAL';
    parts.push(`GENERATED ALWAYS AS (${column.generated.expression}) ${kind}`);
  }
  return parts.filter((part) => part !== '').join(' ');
}

function nameIn(column: Column): string {
  return column.path.at(-1) ?? '';
}

function notNullSql(column: Column): string {
  if (column.nullable) return '';
  const name = column.notNullName === undefined ? '' : `CONSTRAINT ${quoteName(column.notNullName)} `;
  return `${name}NOT NULL${conflictSql(column.notNullConflict)}`;
}

/** `ON CONFLICT …` with a space before it, or nothing. */
export function conflictSql(conflict: string | undefined): string {
  return conflict === undefined ? '' : ` ON CONFLICT ${conflict.toUpperCase()}`;
}
