import { SchemactlError } from '../../../../domain/error.js';
import type { Declaration, DeclaredView } from '../../../../domain/declaration/declaration.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { schemaState } from '../../../../domain/schema/state.js';
import type { Catalog, KnownTable } from '../objects/scope.js';
import { byLowerCase } from '../objects/scope.js';
import { tableObjects } from '../objects/table.js';
import { viewOf } from '../objects/view.js';
import { quoteName } from '../sql/quote.js';
import { lowerSql } from './default.js';
import { indexNames, lowerIndex } from './index-object.js';
import { reading, refuse, refuseSchema } from './refuse.js';
import type { LoweredTable } from './table.js';
import { lowerTable } from './table.js';

/**
 * What models say in SQLite's words, exactly as reflection would read it once it is made. Constraints without a name
 * stay so. Comments have no home here and are left out. Throws BAD_MODELS for what SQLite can't hold, naming the place
 * and what to use instead.
 */
export function lowerSqlite(declaration: Declaration): SchemaState {
  refuseKinds(declaration);
  const tables = declaration.tables.map((table) => lowerTable(table, declaration.enums));
  const catalog = catalogOf(tables, declaration.views);
  const nameOfIndex = indexNames(
    declaration.tables.flatMap((table) => table.indexes.flatMap((one) => one.name ?? [])),
  );
  const objects = declaration.tables.flatMap((table, place): readonly SchemaObject[] => {
    const lowered = tables[place];
    if (!lowered) return [];
    const indexes = table.indexes.map((index) =>
      lowerIndex(index, nameOfIndex(index, table.name), table, lowered.known),
    );
    return [...tableObjects(lowered.parsed, lowered.known, lowered.notNull, catalog), ...indexes];
  });
  const views = declaration.views.map((view) => lowerView(view, catalog));
  return withoutTwins([...objects, ...views]);
}

function refuseKinds({ sequences, views }: Declaration): void {
  const [sequence] = sequences;
  if (sequence)
    throw refuse(sequence.name, 'sequences', 'Use an integer primary key, which SQLite numbers itself.');
  const materialized = views.find((view) => view.materialized);
  if (materialized)
    throw refuse(materialized.name, 'materialized views', 'Use a view, or a table that you fill.');
}

function lowerView(view: DeclaredView, catalog: Catalog): SchemaObject {
  refuseSchema(view.schema, view.name);
  lowerSql(view.sql, view.name);
  return reading(view.name, () =>
    viewOf(view.name, `CREATE VIEW ${quoteName(view.name)} AS ${view.sql}`, catalog),
  );
}

function catalogOf(tables: readonly LoweredTable[], views: readonly DeclaredView[]): Catalog {
  const known = new Map<string, KnownTable>(
    tables.map((table) => [table.known.name.toLowerCase(), table.known]),
  );
  for (const { name } of views) {
    known.set(name.toLowerCase(), { name, kind: 'view', columns: new Map(), collations: new Map() });
  }
  const names = [...known.values()].flatMap((table) => [table.name, ...table.columns.values()]);
  return { tables: known, names: byLowerCase([...names, 'new', 'old']) };
}

/** Tables, views and indexes of one name, whatever its capitals, can't stand beside each other. */
function withoutTwins(objects: readonly SchemaObject[]): SchemaState {
  const taken = new Map<string, SchemaObject>();
  for (const object of objects) {
    if (object.kind !== 'table' && object.kind !== 'view' && object.kind !== 'index') continue;
    const name = object.path.at(-1) ?? '';
    const twin = taken.get(name.toLowerCase());
    if (twin) {
      const message = `${name}: there is a ${twin.kind} ${twin.path.at(-1) ?? ''} already, and SQLite takes no notice of capitals`;
      throw new SchemactlError('BAD_MODELS', message, {
        hint: 'Rename one of them.',
        place: { object: name },
      });
    }
    taken.set(name.toLowerCase(), object);
  }
  return schemaState('sqlite', objects);
}
