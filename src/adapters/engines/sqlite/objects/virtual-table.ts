import type { Effect } from '../../../../domain/plan/effect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { VirtualTable } from '../../../../domain/schema/objects/virtual-table.js';
import { quoteLiteral, quoteName } from '../sql/quote.js';
import { unreadable } from '../sql/tokens.js';
import type { Catalog } from './scope.js';
import { idsOf } from './scope.js';

const name = String.raw`(?:"(?:[^"]|"")*"|\[[^\]]*\]|\x60(?:[^\x60]|\x60\x60)*\x60|'(?:[^']|'')*'|[\w$\x80-\uffff]+)`;
const create = new RegExp(
  String.raw`^\s*CREATE\s+VIRTUAL\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(?:${name}\s*\.\s*)?${name}\s+USING\s+([\s\S]*?)[\s;]*$`,
  'i',
);

/** `content=` of a full-text index (https://sqlite.org/fts5.html#external_content_and_contentless_tables). */
const content = /[(,]\s*content\s*=\s*(?:'([^']*)'|"([^"]*)"|(\w+))\s*(?=[,)])/i;

/** The table that a full-text index is made over, if it keeps no copy of its own of what it indexes. */
function contentOf(definition: string): string | undefined {
  if (!/^fts[345]\b/i.test(definition)) return undefined;
  const found = content.exec(definition);
  const table = found?.[1] ?? found?.[2] ?? found?.[3] ?? '';
  return table === '' ? undefined : table;
}

/** A stored CREATE VIRTUAL TABLE as an object; what stands between the parentheses is the module's own language. */
export function virtualTableOf(table: string, sql: string, catalog: Catalog): VirtualTable {
  const definition = create.exec(sql)?.[1];
  if (definition === undefined) throw unreadable('it is no CREATE VIRTUAL TABLE as SQLite stores them');
  const source = contentOf(definition);
  return {
    kind: 'virtual-table',
    id: objectId('virtual-table', [table]),
    path: [table],
    needs: idsOf(source === undefined ? [] : [source.toLowerCase()], catalog),
    definition,
    holdsRows: source === undefined,
  };
}

/** CREATE VIRTUAL TABLE; an index over a table that is there already is filled from it. */
export function createVirtualTable(object: VirtualTable): readonly Statement[] {
  const table = quoteName(object.path.at(-1) ?? '');
  const made = statement(`CREATE VIRTUAL TABLE ${table} USING ${object.definition}`, [object.id]);
  if (contentOf(object.definition) === undefined) return [made];
  const fill = `INSERT INTO ${table} (${table}) VALUES (${quoteLiteral('rebuild')})`;
  return [made, statement(fill, [object.id], { lock: 'blocks writes' })];
}

/** DROP TABLE; the tables in which the module keeps it go with it. */
export function dropVirtualTable(object: VirtualTable, serves: readonly ObjectId[]): Statement {
  const effects: readonly Effect[] = object.holdsRows ? [{ kind: 'drops-data', object: object.id }] : [];
  return statement(`DROP TABLE ${quoteName(object.path.at(-1) ?? '')}`, serves, {
    lock: 'blocks reads and writes',
    effects,
  });
}
