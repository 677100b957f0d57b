import { differingFacets, equalValues } from '../../../../domain/schema/equal.js';
import type { FunctionObject, RoutineArgument } from '../../../../domain/schema/objects/routine.js';
import type { Callable } from './routine-clause.js';
import { attributes } from './routine-clause.js';
import { usualCost, usualRows } from './routine.js';
import { parseSetting, setClause, settingName } from './setting.js';

const inputs = (routine: Callable): readonly RoutineArgument[] =>
  routine.arguments.filter(({ mode }) => mode !== 'out' && mode !== 'table');

/** What a call gives, as far as the server compares it: the type, and the columns of the row. */
function resultOf(routine: Callable): unknown {
  const columns = routine.arguments
    .filter(({ mode }) => mode === 'out' || mode === 'inout' || mode === 'table')
    .map(({ name, type }) => ({ name, type }));
  const isRow = columns.length > 1 || (routine.kind === 'procedure' && columns.length > 0);
  return [routine.kind === 'function' ? routine.result : '', isRow ? columns : []];
}

/**
 * Whether `CREATE OR REPLACE` takes it: the result stays, named inputs keep their names, defaults don't become fewer.
 * https://www.postgresql.org/docs/current/sql-createfunction.html#SQL-CREATEFUNCTION-NOTES
 */
export function isReplaceable(before: Callable, after: Callable): boolean {
  if (before.kind !== after.kind || !equalValues(resultOf(before), resultOf(after))) return false;
  if (before.kind === 'function' && after.kind === 'function' && before.window !== after.window) return false;
  const now = inputs(after);
  return inputs(before).every(
    ({ name, default: value }, index) =>
      (name === undefined || name === now[index]?.name) &&
      (value === undefined || now[index]?.default !== undefined),
  );
}

/** What ALTER can do without saying the body again. */
const alterable: ReadonlySet<string> = new Set([
  'volatility',
  'strict',
  'securityDefiner',
  'leakproof',
  'parallel',
  'cost',
  'rows',
  'support',
  'settings',
]);

function negated(before: FunctionObject, after: FunctionObject): readonly string[] {
  return [
    ...(before.volatility !== undefined && after.volatility === undefined ? ['VOLATILE'] : []),
    ...(before.strict && !after.strict ? ['CALLED ON NULL INPUT'] : []),
    ...(before.securityDefiner && !after.securityDefiner ? ['SECURITY INVOKER'] : []),
    ...(before.leakproof && !after.leakproof ? ['NOT LEAKPROOF'] : []),
    ...(before.parallel !== undefined && after.parallel === undefined ? ['PARALLEL UNSAFE'] : []),
    ...(before.cost !== undefined && after.cost === undefined ? [`COST ${usualCost(after.language)}`] : []),
    ...(before.rows !== undefined && after.rows === undefined ? [`ROWS ${usualRows(after.result)}`] : []),
  ];
}

function attributeActions(before: Callable, after: Callable): readonly string[] {
  if (before.kind === 'function' && after.kind === 'function') {
    const known = new Set(attributes(before));
    return [...attributes(after).filter((word) => !known.has(word)), ...negated(before, after)];
  }
  if (before.securityDefiner === after.securityDefiner) return [];
  return [after.securityDefiner ? 'SECURITY DEFINER' : 'SECURITY INVOKER'];
}

const nameIn = (setting: string): string => parseSetting(setting).name;

/** ALTER keeps the place of a setting that stays and puts new ones behind: whether that gives the order wanted. */
function keepsOrder(before: readonly string[], after: readonly string[]): boolean {
  const wanted = new Set(after.map(nameIn));
  const kept = before.map(nameIn).filter((name) => wanted.has(name));
  const fresh = after.map(nameIn).filter((name) => !kept.includes(name));
  return equalValues([...kept, ...fresh], after.map(nameIn));
}

function settingActions(before: readonly string[], after: readonly string[]): readonly string[] {
  const wanted = new Set(after.map(nameIn));
  return [
    ...before.filter((setting) => !wanted.has(nameIn(setting))).map((each) => `RESET ${settingName(each)}`),
    ...after.filter((setting) => !before.includes(setting)).map(setClause),
  ];
}

/** The actions of an ALTER that does it all, or undefined where the routine must be said anew. */
export function alterActions(before: Callable, after: Callable): readonly string[] | undefined {
  if (!differingFacets(before, after).every((facet) => alterable.has(facet))) return undefined;
  const [old = [], now = []] = [before.settings, after.settings];
  if (!keepsOrder(old, now)) return undefined;
  const losesSupport =
    'support' in before && before.support !== undefined && !('support' in after && after.support);
  if (losesSupport) return undefined;
  return [...attributeActions(before, after), ...settingActions(old, now)];
}
