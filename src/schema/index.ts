export { enumType, schema, sequence, table, view } from './schema.js';
export {
  bigint,
  bigserial,
  bit,
  boolean,
  bytes,
  char,
  cidr,
  date,
  double,
  inet,
  integer,
  interval,
  json,
  jsonb,
  macaddr,
  money,
  native,
  numeric,
  real,
  serial,
  smallint,
  smallserial,
  text,
  time,
  timestamp,
  timestamptz,
  timetz,
  tsquery,
  tsvector,
  uuid,
  varbit,
  varchar,
  xml,
} from './column-types.js';
export type { Interval, Json, Moment, TimeOptions, WideNumber } from './column-types.js';
export { check, desc, foreignKey, index, key, primaryKey, unique } from './items.js';
export { sql } from './sql.js';
export type { SqlValue } from './sql.js';
export { declarationOf } from './declare/declaration-of.js';
export type { AnyColumn, Column, IdentityOptions } from './column.js';
export type {
  ForeignKeyOptions,
  IndexOptions,
  KeyOptions,
  KeyPartOptions,
  Reference,
  Sql,
  TableItem,
  TableOptions,
  UniqueOptions,
  ViewOptions,
} from './data.js';
export type { EnumOptions, EnumType } from './enum-type.js';
export type { Sequence, SequenceOptions } from './sequence.js';
export type { Columns, Table } from './table.js';
export type { View } from './view.js';
export type {
  InferDatabase,
  InferInsert,
  InferSelect,
  InferTable,
  InferUpdate,
  Runtime,
  SelectOnly,
} from './infer.js';
