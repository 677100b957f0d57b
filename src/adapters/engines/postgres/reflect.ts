import type { SchemaObject } from '../../../domain/schema/object.js';
import { schemaState } from '../../../domain/schema/state.js';
import type { SchemaState, Unmanaged } from '../../../domain/schema/state.js';
import type { Scope } from '../../../services/ports/session.js';
import type { CatalogReader, Census, Found, Reading } from './objects/catalog.js';
import { readingOf, rowsAt } from './objects/catalog.js';
import { accessMethodCatalog } from './objects/access-method.js';
import { aggregateCatalog } from './objects/aggregate.js';
import { baseTypeCatalog, shellTypeCatalog } from './objects/base-type.js';
import { takeCensus } from './objects/census.js';
import { castCatalog } from './objects/cast.js';
import { withCasts } from './objects/cast-mentions.js';
import { columnCatalog } from './objects/column.js';
import { commentQuery, commentsOf } from './objects/comment.js';
import { constraintCatalog } from './objects/constraint-catalog.js';
import { domainCatalog, domainCheckCatalog } from './objects/domain.js';
import { conversionCatalog } from './objects/conversion.js';
import { collationCatalog } from './objects/collation.js';
import { compositeCatalog } from './objects/composite.js';
import { enumCatalog } from './objects/enum.js';
import { eventTriggerCatalog } from './objects/event-trigger.js';
import { languageCatalog } from './objects/language.js';
import { extensionDependenciesOf } from './objects/extension-dependency.js';
import { extensionCatalog } from './objects/extension.js';
import { indexCatalog } from './objects/index.js';
import { inheritanceCatalog } from './objects/inheritance.js';
import { withFamilyMentions } from './objects/family-mentions.js';
import { partitionCatalog } from './objects/partition.js';
import { withShells } from './objects/shell.js';
import { statisticsCatalog } from './objects/statistics.js';
import { foreignDataWrapperCatalog } from './objects/foreign-data-wrapper.js';
import { foreignServerCatalog } from './objects/foreign-server.js';
import { userMappingCatalog } from './objects/user-mapping.js';
import { publicationCatalog } from './objects/publication.js';
import { addressesOf, dependencyQuery, joinNeeds } from './objects/needs.js';
import { withMentions } from './objects/mentions.js';
import { withRowResults } from './objects/row-results.js';
import { operatorCatalog } from './objects/operator.js';
import { operatorClassCatalog, operatorFamilyCatalog } from './objects/operator-set.js';
import { withPartitions } from './objects/over-time.js';
import { policyCatalog } from './objects/policy.js';
import { accessOf, accessRows } from './objects/access.js';
import { subjectsOf } from './objects/subjects.js';
import type { Ask, Query, Row } from './objects/row.js';
import { readRows, text, textOrNone } from './objects/row.js';
import { routineCatalog } from './objects/routine.js';
import { ruleCatalog } from './objects/rule.js';
import { rangeCatalog } from './objects/range.js';
import { schemaCatalog } from './objects/schema.js';
import { sequenceCatalog } from './objects/sequence.js';
import { subscriptionCatalog } from './objects/subscription.js';
import { tableCatalog } from './objects/table.js';
import { configurationCatalog, dictionaryCatalog } from './objects/text-search.js';
import { parserCatalog, templateCatalog } from './objects/text-search-parts.js';
import { transformCatalog, withTransforms } from './objects/transform.js';
import { triggerCatalog } from './objects/trigger.js';
import { withPartial } from './objects/partial-index.js';
import { withTwins } from './objects/twins.js';
import { unmanagedQuery } from './objects/unmanaged.js';
import { viewCatalog } from './objects/view.js';
import type { Filter, Hidden } from './objects/scope.js';
import { hiddenTest, scopeFilter, withinPostgres } from './objects/scope.js';

/** The readers of all kinds. */
export const readers: readonly CatalogReader[] = [
  schemaCatalog,
  extensionCatalog,
  enumCatalog,
  languageCatalog,
  routineCatalog,
  aggregateCatalog,
  transformCatalog,
  castCatalog,
  conversionCatalog,
  accessMethodCatalog,
  operatorCatalog,
  operatorFamilyCatalog,
  operatorClassCatalog,
  parserCatalog,
  templateCatalog,
  dictionaryCatalog,
  configurationCatalog,
  domainCatalog,
  domainCheckCatalog,
  compositeCatalog,
  shellTypeCatalog,
  baseTypeCatalog,
  rangeCatalog,
  collationCatalog,
  sequenceCatalog,
  tableCatalog,
  columnCatalog,
  constraintCatalog,
  statisticsCatalog,
  foreignDataWrapperCatalog,
  foreignServerCatalog,
  userMappingCatalog,
  publicationCatalog,
  inheritanceCatalog,
  partitionCatalog,
  indexCatalog,
  viewCatalog,
  policyCatalog,
  ruleCatalog,
  triggerCatalog,
  eventTriggerCatalog,
  subscriptionCatalog,
];

/** What there is, and which tables of it are to be read; absent: all. */
export interface Part {
  readonly oids?: readonly string[] | undefined;
  readonly census: Census;
}

/**
 * Reads a database (or the part of it that the scope names) as a SchemaState: one query a kind of object, whatever the
 * number of tables. The session's search_path must be empty, so that the server qualifies every name it prints;
 * `hidden` tables never appear. `part`: where it was looked at before, and of the tables only these are read.
 */
export async function reflectPostgres(
  query: Query,
  serverVersionNum: number,
  scope: Scope,
  hidden: Hidden,
  part?: Part,
): Promise<SchemaState> {
  const isHidden = hiddenTest(hidden);
  // All are asked for at once, so that the server reads on while the rows of the one before are understood.
  const ask: Ask = (sql) => readRows(query, sql);
  const census = part?.census ?? (await takeCensus(ask, readers));
  const reading = readingOf(serverVersionNum, census, part?.oids);
  const reads = Promise.all([...census.readers].map((reader) => readFound(ask, reader, reading)));
  // Of a part, the server tells who may do what while it is found out what the part holds.
  const about = async (): Promise<readonly [readonly Row[], readonly Row[]]> => {
    const rows = part?.oids && rowsAt((await reads).flat().flatMap(({ addresses }) => addresses));
    return Promise.all([ask(commentQuery(rows)), ask(dependencyQuery(rows))]);
  };
  const [read, [commentRows, needs], access, rest] = await Promise.all([
    reads,
    about(),
    accessRows(ask, serverVersionNum),
    ask(unmanagedQuery),
  ]);
  const kept = withParents(read.flat().filter(({ object }) => !isHidden(object)));
  const addresses = addressesOf(kept);
  const subjects = subjectsOf(kept, addresses);
  const comments = commentRows.flatMap((row) => commentsOf(row, subjects));
  const tied = extensionDependenciesOf(needs, kept, addresses);
  const rights = accessOf(access, { found: kept, subjects, version: serverVersionNum });
  const objects = withFamilyMentions(
    withPartial(
      withPartitions(
        withTwins(
          withRowResults(
            withCasts(withMentions(withTransforms(withShells(joinNeeds(kept, needs, addresses))))),
          ),
        ),
      ),
    ),
  );
  const filter = scopeFilter(scope);
  const unmanaged = rest.flatMap((row) => unmanagedOf(row, filter));
  return withinPostgres(
    schemaState('postgres', [...objects, ...tied, ...comments, ...rights], unmanaged),
    scope,
  );
}

async function readFound(ask: Ask, reader: CatalogReader, reading: Reading): Promise<readonly Found[]> {
  if (reader.onlyIf !== undefined && (await ask(reader.onlyIf)).length === 0) return [];
  const rows = await ask(reader.query(reading));
  return rows.flatMap((row) => reader.read(row));
}

/** What is found, without the parts of what is hidden and of what isn't modelled. */
function withParents(found: readonly Found[]): readonly Found[] {
  const levels: readonly Found[][] = [[], [], []];
  for (const each of found) levels[depth(each.object)]?.push(each);
  const ids = new Set<string>();
  return levels.flat().filter(({ object: { id, parent } }) => {
    const stays = parent === undefined || ids.has(parent);
    if (stays) ids.add(id);
    return stays;
  });
}

/** Parents before their parts: an owned sequence is a part of a column, a default too. */
function depth(object: SchemaObject): 0 | 1 | 2 {
  if (object.parent === undefined) return 0;
  return object.kind === 'default' || object.kind === 'sequence' ? 2 : 1;
}

function unmanagedOf(row: Row, filter: Filter): readonly Unmanaged[] {
  const schema = textOrNone(row, 'schema');
  if (schema !== undefined && !filter.keepsSchema(schema)) return [];
  return [{ kind: text(row, 'kind'), name: text(row, 'name') }];
}
