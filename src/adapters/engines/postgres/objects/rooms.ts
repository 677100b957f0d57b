import { SchemactlError } from '../../../../domain/error.js';
import type { ObjectKind, ObjectOf, SchemaObject } from '../../../../domain/schema/object.js';
import { accessMethodSql } from './access-method.js';
import { aggregateSql } from './aggregate.js';
import { baseTypeSql, shellTypeSql } from './base-type-sql.js';
import { castSql } from './cast.js';
import { columnSql } from './column-sql.js';
import { commentSql } from './comment.js';
import { collationSql } from './collation.js';
import { compositeSql } from './composite-sql.js';
import { constraintSql } from './constraint.js';
import { conversionSql } from './conversion.js';
import { defaultPrivilegeSql } from './default-privilege-sql.js';
import { defaultSql } from './default.js';
import { domainCheckSql, domainSql } from './domain-sql.js';
import { enumSql } from './enum.js';
import { eventTriggerSql } from './event-trigger.js';
import { extensionDependencySql } from './extension-dependency.js';
import { extensionSql } from './extension.js';
import { grantSql } from './grant-sql.js';
import { indexSql } from './index-sql.js';
import { inheritanceSql } from './inheritance.js';
import { languageSql } from './language.js';
import { statisticsSql } from './statistics.js';
import { foreignDataWrapperSql } from './foreign-data-wrapper.js';
import { foreignServerSql } from './foreign-server.js';
import { userMappingSql } from './user-mapping.js';
import { publicationSql } from './publication.js';
import type { ObjectSql } from './object-sql.js';
import { operatorSql } from './operator-sql.js';
import { operatorClassSql, operatorFamilySql } from './operator-set-sql.js';
import { ownerSql } from './owner-sql.js';
import { routineSql } from './routine-sql.js';
import { partitionSql } from './partition.js';
import { policySql } from './policy.js';
import { ruleSql } from './rule.js';
import { rangeSql } from './range-sql.js';
import { schemaSql } from './schema.js';
import { sequenceSql } from './sequence.js';
import { subscriptionSql } from './subscription-sql.js';
import { tableSql } from './table-sql.js';
import { configurationSql, dictionarySql } from './text-search-sql.js';
import { parserSql, templateSql } from './text-search-parts.js';
import { transformSql } from './transform.js';
import { triggerSql } from './trigger.js';
import { materializedViewSql, viewSql } from './view-sql.js';

function refuse(): never {
  throw new SchemactlError('UNSUPPORTED', 'this kind of object is not modelled yet on PostgreSQL', {
    hint: 'Write it by hand in a revision of its own (schemactl new NAME).',
  });
}

const unmodelled = { way: refuse, create: refuse, drop: refuse, alter: refuse, rename: refuse };

const rooms: { readonly [Kind in ObjectKind]: ObjectSql<ObjectOf<Kind>> } = {
  schema: schemaSql,
  extension: extensionSql,
  collation: collationSql,
  enum: enumSql,
  domain: domainSql,
  'domain-check': domainCheckSql,
  composite: compositeSql,
  'shell-type': shellTypeSql,
  'base-type': baseTypeSql,
  range: rangeSql,
  sequence: sequenceSql,
  'foreign-data-wrapper': foreignDataWrapperSql,
  'foreign-server': foreignServerSql,
  'user-mapping': userMappingSql,
  language: languageSql,
  function: routineSql,
  procedure: routineSql,
  aggregate: aggregateSql,
  transform: transformSql,
  cast: castSql,
  conversion: conversionSql,
  'access-method': accessMethodSql,
  operator: operatorSql,
  'operator-family': operatorFamilySql,
  'operator-class': operatorClassSql,
  'text-search-parser': parserSql,
  'text-search-template': templateSql,
  'text-search-dictionary': dictionarySql,
  'text-search-configuration': configurationSql,
  table: tableSql,
  'virtual-table': unmodelled,
  column: columnSql,
  default: defaultSql,
  'primary-key': constraintSql,
  unique: constraintSql,
  check: constraintSql,
  exclusion: constraintSql,
  inheritance: inheritanceSql,
  partition: partitionSql,
  index: indexSql,
  'foreign-key': constraintSql,
  statistics: statisticsSql,
  view: viewSql,
  'materialized-view': materializedViewSql,
  rule: ruleSql,
  trigger: triggerSql,
  policy: policySql,
  'event-trigger': eventTriggerSql,
  publication: publicationSql,
  subscription: subscriptionSql,
  'extension-dependency': extensionDependencySql,
  owner: ownerSql,
  grant: grantSql,
  'default-privilege': defaultPrivilegeSql,
  comment: commentSql,
};

/** The SQL of an object's kind. */
export function roomOf(object: SchemaObject): ObjectSql<SchemaObject> {
  return rooms[object.kind];
}
