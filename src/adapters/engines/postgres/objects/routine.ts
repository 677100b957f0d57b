import { objectId } from '../../../../domain/schema/id.js';
import type {
  FunctionObject,
  Procedure,
  RoutineArgument,
} from '../../../../domain/schema/objects/routine.js';
import type { CatalogReader, Found } from './catalog.js';
import { hasRoutines } from './census.js';
import { address, notInternal, notOfExtension, ownSchema } from './catalog.js';
import type { Row } from './row.js';
import { flag, number, rows, some, text, textOrNone, texts } from './row.js';

/** SQL: the types of the inputs of `p`, by which overloads are told apart. */
export const signature = `(
  select coalesce(pg_catalog.string_agg(pg_catalog.format_type(s.type, null), ', ' order by s.place), '')
  from pg_catalog.unnest(p.proargtypes::pg_catalog.oid[]) with ordinality as s(type, place))`;

const arguments_ = `
  select pg_catalog.json_agg(pg_catalog.json_build_object(
    'mode', coalesce(p.proargmodes[k.place], 'i'), 'name', p.proargnames[k.place],
    'type', pg_catalog.format_type(k.type, null),
    'default', pg_catalog.pg_get_function_arg_default(p.oid, k.place::pg_catalog.int4)) order by k.place)
  from pg_catalog.unnest(coalesce(p.proallargtypes, p.proargtypes::pg_catalog.oid[])) with ordinality as k(type, place)`;

/** SQL: `p` is a routine of a user's own; a range type's constructors come with it. */
export const ownRoutine = `${ownSchema} and ${notOfExtension('pg_proc', 'p')} and ${notInternal('pg_proc', 'p')}`;

/** Reads functions and procedures. */
export const routineCatalog: CatalogReader = {
  present: hasRoutines('f', 'p', 'w'),
  query: () => `
    select p.oid::pg_catalog.text as oid, n.nspname as schema, p.proname as name, p.prokind as kind,
      l.lanname as language, ${signature} as signature, (${arguments_}) as arguments, p.proretset as gives_rows,
      pg_catalog.format_type(p.prorettype, null) as result, p.provolatile as volatility, p.proisstrict as is_strict,
      p.prosecdef as security_definer, p.proleakproof as leakproof, p.proparallel as parallel, p.procost as cost,
      p.prorows as rows, p.prosrc as source, p.probin as library, p.proconfig as settings,
      pg_catalog.pg_get_function_sqlbody(p.oid) as parsed_body,
      case when p.prosupport <> 0 then p.prosupport::pg_catalog.text end as support,
      (select pg_catalog.json_agg(pg_catalog.format_type(t.type, null) order by t.place)
       from pg_catalog.unnest(p.protrftypes) with ordinality as t(type, place)) as transforms
    from pg_catalog.pg_proc p
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    join pg_catalog.pg_language l on l.oid = p.prolang
    where p.prokind <> 'a' and ${ownRoutine}`,
  read: (row) => [found(text(row, 'kind') === 'p' ? procedureOf(row) : functionOf(row), row)],
};

function found(object: FunctionObject | Procedure, row: Row): Found {
  return { object, addresses: [address('pg_proc', text(row, 'oid'))] };
}

const modes: Readonly<Record<string, RoutineArgument['mode']>> = {
  o: 'out',
  b: 'inout',
  v: 'variadic',
  t: 'table',
};

function argumentOf(row: Row): RoutineArgument {
  return {
    mode: modes[text(row, 'mode')],
    name: textOrNone(row, 'name') || undefined,
    type: text(row, 'type'),
    default: textOrNone(row, 'default'),
  };
}

function callableOf(row: Row): Omit<Procedure, 'kind' | 'id'> {
  const name = text(row, 'name');
  const parsed = textOrNone(row, 'parsed_body');
  return {
    path: [text(row, 'schema'), `${name}(${text(row, 'signature')})`],
    needs: [],
    name,
    signature: text(row, 'signature'),
    arguments: rows(row, 'arguments').map(argumentOf),
    language: text(row, 'language'),
    body: parsed ?? text(row, 'source'),
    bodyKind: parsed === undefined ? undefined : 'parsed',
    library: textOrNone(row, 'library'),
    securityDefiner: flag(row, 'security_definer') || undefined,
    settings: some(texts(row, 'settings')),
    transforms: some(texts(row, 'transforms')),
  };
}

function procedureOf(row: Row): Procedure {
  const shared = callableOf(row);
  return { kind: 'procedure', id: objectId('procedure', shared.path), ...shared };
}

/** What the server takes a call to cost where nobody says so. */
export function usualCost(language: string): number {
  return language === 'c' || language === 'internal' ? 1 : 100;
}

/** How many rows the server expects of a function where nobody says so. */
export function usualRows(result: string): number {
  return result.startsWith('SETOF ') ? 1000 : 0;
}

/** How freely the server may spread work over processes, where that isn't "not at all". */
export function parallelOf(row: Row): 'safe' | 'restricted' | undefined {
  const letter = text(row, 'parallel');
  return letter === 's' ? 'safe' : letter === 'r' ? 'restricted' : undefined;
}

function functionOf(row: Row): FunctionObject {
  const shared = callableOf(row);
  const result = `${flag(row, 'gives_rows') ? 'SETOF ' : ''}${text(row, 'result')}`;
  const [cost, expected] = [number(row, 'cost'), number(row, 'rows')];
  const volatility = text(row, 'volatility');
  return {
    kind: 'function',
    id: objectId('function', shared.path),
    ...shared,
    result,
    volatility: volatility === 'i' ? 'immutable' : volatility === 's' ? 'stable' : undefined,
    strict: flag(row, 'is_strict') || undefined,
    leakproof: flag(row, 'leakproof') || undefined,
    parallel: parallelOf(row),
    window: text(row, 'kind') === 'w' || undefined,
    cost: cost === usualCost(shared.language) ? undefined : cost,
    rows: expected === usualRows(result) ? undefined : expected,
    support: textOrNone(row, 'support'),
  };
}
