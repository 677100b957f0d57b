import type { DefaultPrivilege, Grant, Owner, Policy } from './objects/access.js';
import type { Column, ColumnDefault } from './objects/column.js';
import type { Comment } from './objects/comment.js';
import type { Check, Exclusion, ForeignKey, PrimaryKey, Unique } from './objects/constraints.js';
import type { ForeignDataWrapper, ForeignServer, UserMapping } from './objects/foreign.js';
import type { AccessMethod, Conversion, Language, Transform } from './objects/handlers.js';
import type { Index } from './objects/index-object.js';
import type { Extension, ExtensionDependency, Namespace } from './objects/namespace.js';
import type { Inheritance, Partition } from './objects/partition.js';
import type {
  Cast,
  Operator,
  OperatorClass,
  OperatorFamily,
  TextSearchConfiguration,
  TextSearchDictionary,
  TextSearchParser,
  TextSearchTemplate,
} from './objects/plain.js';
import type { Publication, Subscription } from './objects/replication.js';
import type { Aggregate, FunctionObject, Procedure } from './objects/routine.js';
import type { Sequence } from './objects/sequence.js';
import type { Statistics } from './objects/statistics.js';
import type { Table } from './objects/table.js';
import type { EventTrigger, Rule, Trigger } from './objects/trigger.js';
import type {
  BaseType,
  Collation,
  CompositeType,
  DomainCheck,
  DomainType,
  EnumType,
  RangeType,
  ShellType,
} from './objects/types.js';
import type { VirtualTable } from './objects/virtual-table.js';
import type { MaterializedView, View } from './objects/view.js';

/** One thing in a state. The union is closed: a new kind is one type here and one file in each engine's room. */
export type SchemaObject =
  | Namespace
  | Extension
  | Collation
  | EnumType
  | DomainType
  | DomainCheck
  | CompositeType
  | ShellType
  | BaseType
  | RangeType
  | Sequence
  | ForeignDataWrapper
  | ForeignServer
  | UserMapping
  | Language
  | FunctionObject
  | Procedure
  | Aggregate
  | Transform
  | Cast
  | Conversion
  | AccessMethod
  | Operator
  | OperatorFamily
  | OperatorClass
  | TextSearchParser
  | TextSearchTemplate
  | TextSearchDictionary
  | TextSearchConfiguration
  | Table
  | VirtualTable
  | Column
  | ColumnDefault
  | PrimaryKey
  | Unique
  | Check
  | Exclusion
  | Index
  | ForeignKey
  | Statistics
  | View
  | MaterializedView
  | Rule
  | Trigger
  | Policy
  | Inheritance
  | Partition
  | EventTrigger
  | Publication
  | Subscription
  | ExtensionDependency
  | Owner
  | Grant
  | DefaultPrivilege
  | Comment;

export type ObjectKind = SchemaObject['kind'];

export type ObjectOf<Kind extends ObjectKind> = Extract<SchemaObject, { readonly kind: Kind }>;

/** Every kind, in the order in which a reader expects to meet them; the compiler proves that none is missing. */
const order: Readonly<Record<ObjectKind, true>> = {
  schema: true,
  extension: true,
  collation: true,
  enum: true,
  domain: true,
  'domain-check': true,
  composite: true,
  'shell-type': true,
  'base-type': true,
  range: true,
  sequence: true,
  'foreign-data-wrapper': true,
  'foreign-server': true,
  'user-mapping': true,
  language: true,
  function: true,
  procedure: true,
  aggregate: true,
  transform: true,
  cast: true,
  conversion: true,
  'access-method': true,
  operator: true,
  'operator-family': true,
  'operator-class': true,
  'text-search-parser': true,
  'text-search-template': true,
  'text-search-dictionary': true,
  'text-search-configuration': true,
  table: true,
  'virtual-table': true,
  column: true,
  default: true,
  'primary-key': true,
  unique: true,
  check: true,
  exclusion: true,
  index: true,
  'foreign-key': true,
  statistics: true,
  view: true,
  'materialized-view': true,
  rule: true,
  trigger: true,
  policy: true,
  inheritance: true,
  partition: true,
  'event-trigger': true,
  publication: true,
  subscription: true,
  'extension-dependency': true,
  owner: true,
  grant: true,
  'default-privilege': true,
  comment: true,
};

const ranks: ReadonlyMap<string, number> = new Map(Object.keys(order).map((kind, rank) => [kind, rank]));

/** Kinds whose changes, whatever they are, come after all others: they decide what things are like that are made later. */
const lastOfAll: ReadonlySet<ObjectKind> = new Set<ObjectKind>(['default-privilege']);

/** Whether changes of this kind come after all others. */
export function comesLast(kind: ObjectKind): boolean {
  return lastOfAll.has(kind);
}

/** The place of a kind in reading order. */
export function kindRank(kind: ObjectKind): number {
  return ranks.get(kind) ?? ranks.size;
}

/** Whether the text is a kind of object this version knows (for the border where stored states come in). */
export function isObjectKind(text: string): text is ObjectKind {
  return ranks.has(text);
}

/** The object's own name: the last part of its path. */
export function nameOf(object: SchemaObject): string {
  return object.path.at(-1) ?? '';
}
