import { objectId } from '../../../../domain/schema/id.js';
import type { Column, ColumnDefault } from '../../../../domain/schema/objects/column.js';
import type { Inherited } from '../../../../domain/schema/objects/partition.js';
import { objectName } from '../sql/names.js';
import type { CatalogReader, Found, Reading } from './catalog.js';
import { hasRelations } from './census.js';
import { address, modelledTable } from './catalog.js';
import { foreignOptions } from './foreign-options.js';
import { joinNotNull, notNullColumns, notNullOf } from './not-null.js';
import { optionColumns, readOptions } from './sequence-options.js';
import type { Row } from './row.js';
import { flag, number, some, text, textOrNone, texts } from './row.js';

/** SQL: the collation `co` of the namespace `cn` by its name, qualified where it isn't one of the server's own. */
export const collationName = `case when cn.nspname = 'pg_catalog' then '' else
  pg_catalog.quote_ident(cn.nspname) || '.' end || pg_catalog.quote_ident(co.collname)`;

/**
 * The options that a user can set on a column; a server may keep marks of its own (`pg_…`) beside them, and where such a
 * one is all there is, nothing is unpacked.
 */
export const settableOptions = (attribute: string): string =>
  `case when ${attribute}.attoptions[2] is not null or not pg_catalog.starts_with(${attribute}.attoptions[1], 'pg_') then (
    select pg_catalog.array_agg(o) from pg_catalog.unnest(${attribute}.attoptions) o
    where not pg_catalog.starts_with(o, 'pg_')) end`;

/** SQL: what is set on the column `a` of the type `t`, beyond what the type brings along. */
export const settingColumns = `case when a.attstorage <> t.typstorage then a.attstorage end as storage,
  nullif(a.attcompression, '') as compression,
  case when a.attstattarget >= 0 then a.attstattarget end as statistics, ${settableOptions('a')} as options`;

/** SQL: a default names no columns, and the server spares to look at the table where none can be meant. */
const expression = `pg_catalog.pg_get_expr(ad.adbin, case when a.attgenerated = '' then 0 else ad.adrelid end)`;

/** SQL: what few columns have is looked up for those: joined for each column, it would cost more than all else. */
const collation = `case when a.attcollation <> t.typcollation and a.attcollation <> 0 then (
        select ${collationName} from pg_catalog.pg_collation co
        join pg_catalog.pg_namespace cn on cn.oid = co.collnamespace where co.oid = a.attcollation) end`;

/** SQL: the sequence behind an identity; OFFSET 0 keeps it a look at one column. */
const identitySequence = `
      select s.*, sc.relname from pg_catalog.pg_depend d
      join pg_catalog.pg_sequence s on s.seqrelid = d.objid
      join pg_catalog.pg_class sc on sc.oid = s.seqrelid
      where a.attidentity <> '' and d.refobjid = c.oid and d.refobjsubid = a.attnum
        and d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
        and d.deptype = 'i' offset 0`;

/** SQL: the type; to be told apart, the server's own types need no name: their numbers are the same everywhere. */
function typeColumns({ names }: Reading): string {
  if (names) return 'pg_catalog.format_type(a.atttypid, a.atttypmod) as type';
  return `case when a.atttypid < 10000 then a.atttypid::pg_catalog.text
      else pg_catalog.format_type(a.atttypid, null) end as type, a.atttypmod as modifier`;
}

/** Reads the columns of the tables, each with its default. */
export const columnCatalog: CatalogReader = {
  table: ['schema', 'table_name'],
  present: hasRelations('r', 'p', 'f'),
  query: (reading) => `
    select ${reading.key('c.oid')} as table_oid, n.nspname as schema, c.relname as table_name, a.attname as name,
      a.attnum as ordinal, a.attinhcount > 0 as inherited, a.attislocal as own, ${typeColumns(reading)}, a.attnotnull as not_null,
      ${notNullColumns(reading.version)},
      ${collation} as collation,
      nullif(a.attidentity, '') as identity, nullif(a.attgenerated, '') as generated,
      ${settingColumns},
      ${foreignOptions('a.attfdwoptions')} as foreign_options,
      ${reading.key('ad.oid')} as default_oid, ${expression} as expression,
      ${optionColumns}, s.relname as sequence,
      case when s.seqtypid <> a.atttypid then pg_catalog.format_type(s.seqtypid, null) end as sequence_type
    from ${reading.tables} c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_catalog.pg_type t on t.oid = a.atttypid
    ${joinNotNull(reading.version)}
    left join pg_catalog.pg_attrdef ad on ad.adrelid = c.oid and ad.adnum = a.attnum
    left join lateral (${identitySequence}) s on true
    where ${modelledTable(reading)}`,
  read(row) {
    const column = columnOf(row);
    const expression = textOrNone(row, 'expression');
    const own = {
      object: column,
      addresses: [address('pg_class', text(row, 'table_oid'), number(row, 'ordinal'))],
    };
    if (expression === undefined) return [own];
    const addresses = [address('pg_attrdef', text(row, 'default_oid'))];
    if (column.generated) return [{ ...own, addresses: [...own.addresses, ...addresses] }];
    return [own, { object: defaultOf(column, expression), addresses }] satisfies readonly Found[];
  },
};

function defaultOf({ id, path }: Column, expression: string): ColumnDefault {
  return { kind: 'default', id: objectId('default', path), path, parent: id, needs: [], expression };
}

const storages: Readonly<Record<string, string>> = { p: 'plain', e: 'external', m: 'main', x: 'extended' };
const compressions: Readonly<Record<string, string>> = { p: 'pglz', l: 'lz4' };

/** The settings of a row with those columns. */
export function settingsOf(row: Row): Pick<Column, 'storage' | 'compression' | 'statistics' | 'options'> {
  return {
    storage: storages[textOrNone(row, 'storage') ?? ''],
    compression: compressions[textOrNone(row, 'compression') ?? ''],
    statistics: row['statistics'] === null ? undefined : number(row, 'statistics'),
    options: some(texts(row, 'options')),
  };
}

/** What tables above a table have to do with one of its parts, by the columns `inherited` and `own` of a row. */
export function inheritedOf(row: Row): Inherited | undefined {
  if (!flag(row, 'inherited')) return undefined;
  return flag(row, 'own') ? 'own' : 'only';
}

function columnOf(row: Row): Column {
  const table = [text(row, 'schema'), text(row, 'table_name')];
  const path = [...table, text(row, 'name')];
  return {
    kind: 'column',
    id: objectId('column', path),
    path,
    parent: objectId('table', table),
    needs: [],
    ordinal: number(row, 'ordinal'),
    type: text(row, 'type'),
    nullable: !flag(row, 'not_null'),
    ...notNullOf(row, path),
    inherited: inheritedOf(row),
    collation: textOrNone(row, 'collation'),
    ...madeBy(row),
    ...settingsOf(row),
    foreignOptions: some(texts(row, 'foreign_options')),
  };
}

/** The name of an identity's sequence, where the server would choose another one today. */
function ownSequenceName(row: Row): string | undefined {
  const name = text(row, 'sequence');
  return name === objectName(text(row, 'table_name'), text(row, 'name'), 'seq') ? undefined : name;
}

function madeBy(row: Row): Pick<Column, 'identity' | 'generated'> {
  const identity = textOrNone(row, 'identity');
  // Since 17 a partition shows the identity of the table above it, whose sequence it shares.
  if (identity !== undefined && textOrNone(row, 'sequence') === undefined) return {};
  if (identity !== undefined) {
    const generation = identity === 'a' ? 'always' : 'by default';
    const sequenceType = textOrNone(row, 'sequence_type');
    return { identity: { generation, ...readOptions(row), sequence: ownSequenceName(row), sequenceType } };
  }
  const generated = textOrNone(row, 'generated');
  if (generated === undefined) return {};
  return { generated: { expression: text(row, 'expression'), stored: generated === 's' } };
}
