import { objectId } from '../../../../domain/schema/id.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Aggregate } from '../../../../domain/schema/objects/routine.js';
import { qualified, quoteLiteral, quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { hasRoutines } from './census.js';
import { address } from './catalog.js';
import type { ObjectSql } from './object-sql.js';
import { ownRoutine, parallelOf, signature } from './routine.js';
import type { Row } from './row.js';
import { flag, number, text, textOrNone } from './row.js';

/** SQL: the name of a function, without its arguments: those follow from the aggregate's. */
const functionName = (column: string): string =>
  `case when a.${column} <> 0 then a.${column}::pg_catalog.regproc::pg_catalog.text end`;

const functionColumns = ['aggtransfn', 'aggfinalfn', 'aggcombinefn', 'aggserialfn', 'aggdeserialfn'];
const movingColumns = ['aggmtransfn', 'aggminvtransfn', 'aggmfinalfn'];

/** Reads the aggregates. */
export const aggregateCatalog: CatalogReader = {
  present: hasRoutines('a'),
  query: () => `
    select p.oid::pg_catalog.text as oid, n.nspname as schema, p.proname as name, ${signature} as signature,
      pg_catalog.pg_get_function_identity_arguments(p.oid) as arguments,
      pg_catalog.format_type(p.prorettype, null) as result, p.proparallel as parallel,
      a.aggkind as form, a.aggnumdirectargs as direct,
      ${[...functionColumns, ...movingColumns].map((each) => `${functionName(each)} as ${each}`).join(', ')},
      pg_catalog.format_type(a.aggtranstype, null) as state, a.aggtransspace as space, a.agginitval as initial,
      a.aggfinalextra as extra, a.aggfinalmodify as modify,
      case when a.aggmtranstype <> 0 then pg_catalog.format_type(a.aggmtranstype, null) end as moving_state,
      a.aggmtransspace as moving_space, a.aggminitval as moving_initial, a.aggmfinalextra as moving_extra,
      a.aggmfinalmodify as moving_modify, so.oprname as sort, sn.nspname as sort_schema
    from pg_catalog.pg_proc p
    join pg_catalog.pg_aggregate a on a.aggfnoid = p.oid
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    left join pg_catalog.pg_operator so on so.oid = a.aggsortop
    left join pg_catalog.pg_namespace sn on sn.oid = so.oprnamespace
    where ${ownRoutine}`,
  read: (row) => [{ object: aggregateOf(row), addresses: [address('pg_proc', text(row, 'oid'))] }],
};

const forms: Readonly<Record<string, Aggregate['form']>> = { o: 'ordered', h: 'hypothetical' };

function aggregateOf(row: Row): Aggregate {
  const [name, types] = [text(row, 'name'), text(row, 'signature')];
  const path = [text(row, 'schema'), `${name}(${types})`];
  return {
    kind: 'aggregate',
    id: objectId('aggregate', path),
    path,
    needs: [],
    name,
    signature: types,
    arguments: text(row, 'arguments') || '*',
    result: text(row, 'result'),
    form: forms[text(row, 'form')],
    direct: number(row, 'direct') || undefined,
    parallel: parallelOf(row),
    options: optionsOf(row),
  };
}

type Option = readonly [name: string, value: string | undefined];

const modifies: Readonly<Record<string, string>> = { r: 'READ_ONLY', s: 'SHAREABLE', w: 'READ_WRITE' };

/** Whether its final function changes the state matters only where there is one; the usual answer depends on the form. */
function modifyOf(row: Row, key: string, final: string): string | undefined {
  const letter = text(row, key);
  const isUsual = letter === (text(row, 'form') === 'n' ? 'r' : 'w');
  return isUsual || textOrNone(row, final) === undefined ? undefined : modifies[letter];
}

const literalOf = (value: string | undefined): string | undefined =>
  value === undefined ? undefined : quoteLiteral(value);

const spaceOf = (row: Row, key: string): string | undefined => {
  const space = number(row, key);
  return space === 0 ? undefined : String(space);
};

/** `FINALFUNC_EXTRA` and its kind stand without a value. */
const bare = (row: Row, key: string): string | undefined => (flag(row, key) ? '' : undefined);

function optionsOf(row: Row): readonly string[] {
  const sort = textOrNone(row, 'sort');
  const options: readonly Option[] = [
    ['SFUNC', textOrNone(row, 'aggtransfn')],
    ['STYPE', text(row, 'state')],
    ['SSPACE', spaceOf(row, 'space')],
    ['FINALFUNC', textOrNone(row, 'aggfinalfn')],
    ['FINALFUNC_EXTRA', bare(row, 'extra')],
    ['FINALFUNC_MODIFY', modifyOf(row, 'modify', 'aggfinalfn')],
    ['COMBINEFUNC', textOrNone(row, 'aggcombinefn')],
    ['SERIALFUNC', textOrNone(row, 'aggserialfn')],
    ['DESERIALFUNC', textOrNone(row, 'aggdeserialfn')],
    ['INITCOND', literalOf(textOrNone(row, 'initial'))],
    ['MSFUNC', textOrNone(row, 'aggmtransfn')],
    ['MINVFUNC', textOrNone(row, 'aggminvtransfn')],
    ['MSTYPE', textOrNone(row, 'moving_state')],
    ['MSSPACE', spaceOf(row, 'moving_space')],
    ['MFINALFUNC', textOrNone(row, 'aggmfinalfn')],
    ['MFINALFUNC_EXTRA', bare(row, 'moving_extra')],
    ['MFINALFUNC_MODIFY', modifyOf(row, 'moving_modify', 'aggmfinalfn')],
    ['MINITCOND', literalOf(textOrNone(row, 'moving_initial'))],
    ['SORTOP', sort && `OPERATOR(${quoteName(text(row, 'sort_schema'))}.${sort})`],
  ];
  return options.flatMap(([name, value]) =>
    value === undefined ? [] : [value === '' ? name : `${name} = ${value}`],
  );
}

/** `AGGREGATE name(arguments)`. */
export function aggregateText({ path, name, arguments: list }: Aggregate): string {
  return `AGGREGATE ${qualified([...path.slice(0, -1), name])}(${list})`;
}

function createAggregate(verb: string, aggregate: Aggregate): string {
  const options = [
    ...aggregate.options,
    ...(aggregate.parallel === undefined ? [] : [`PARALLEL = ${aggregate.parallel.toUpperCase()}`]),
    ...(aggregate.form === 'hypothetical' ? ['HYPOTHETICAL'] : []),
  ];
  return `${verb} ${aggregateText(aggregate)} (\n  ${options.join(',\n  ')}\n)`;
}

/**
 * Whether `CREATE OR REPLACE` takes it: all that a call can see stays.
 * https://www.postgresql.org/docs/current/sql-createaggregate.html
 */
function isReplaceable(before: Aggregate, after: Aggregate): boolean {
  return (
    before.arguments === after.arguments &&
    before.result === after.result &&
    before.form === after.form &&
    before.direct === after.direct
  );
}

/** The SQL of aggregates. */
export const aggregateSql: ObjectSql<Aggregate> = {
  occupies: ({ path }) => [`routine ${JSON.stringify(path)}`],
  way: (before, after) => (isReplaceable(before, after) ? 'alone' : 'replace'),
  create: (object) => [statement(createAggregate('CREATE', object), [object.id])],
  drop: (object) => [statement(`DROP ${aggregateText(object)}`, [object.id])],
  alter: (_before, after) => [statement(createAggregate('CREATE OR REPLACE', after), [after.id])],
  rename: (before, after) => [
    statement(`ALTER ${aggregateText(before)} RENAME TO ${quoteName(after.name)}`, [after.id]),
  ],
};
