import type {
  FunctionObject,
  Procedure,
  RoutineArgument,
} from '../../../../domain/schema/objects/routine.js';
import { quoteBody } from '../sql/body.js';
import { keptNameless } from '../sql/nameless.js';
import { qualified, quoteLiteral, quoteName } from '../sql/quote.js';
import { setClause } from './setting.js';

export type Callable = FunctionObject | Procedure;

/** A routine's name as all DDL but its CREATE takes it: with the types of its inputs. */
export function routineName(routine: {
  readonly path: readonly string[];
  readonly name: string;
  readonly signature: string;
}): string {
  return `${qualified([...routine.path.slice(0, -1), routine.name])}(${routine.signature})`;
}

/** `FUNCTION name(types)`. */
export function routineText(routine: Callable): string {
  return `${routine.kind === 'function' ? 'FUNCTION' : 'PROCEDURE'} ${routineName(routine)}`;
}

const modeWords = { out: 'OUT ', inout: 'INOUT ', variadic: 'VARIADIC ', table: '' } as const;

function argumentText(argument: RoutineArgument): string {
  const mode = argument.mode === undefined ? '' : modeWords[argument.mode];
  const name = argument.name === undefined ? '' : `${quoteName(argument.name)} `;
  const value = argument.default === undefined ? '' : ` DEFAULT ${argument.default}`;
  return `${mode}${name}${argument.type}${value}`;
}

/** One line, or one argument a line where that would be long. */
function list(texts: readonly string[]): string {
  const line = texts.join(', ');
  return line.length <= 90 ? `(${line})` : `(\n  ${texts.join(',\n  ')}\n)`;
}

function resultClause(routine: Callable): readonly string[] {
  if (routine.kind === 'procedure') return [];
  const columns = routine.arguments.filter(({ mode }) => mode === 'table');
  const result = columns.length > 0 ? `TABLE${list(columns.map(argumentText))}` : routine.result;
  return [`RETURNS ${result}`];
}

/** The attributes that aren't the engine's defaults, each as CREATE and ALTER FUNCTION take it. */
export function attributes(routine: FunctionObject): readonly string[] {
  return [
    ...(routine.window ? ['WINDOW'] : []),
    ...(routine.volatility === undefined ? [] : [routine.volatility.toUpperCase()]),
    ...(routine.strict ? ['STRICT'] : []),
    ...(routine.securityDefiner ? ['SECURITY DEFINER'] : []),
    ...(routine.leakproof ? ['LEAKPROOF'] : []),
    ...(routine.parallel === undefined ? [] : [`PARALLEL ${routine.parallel.toUpperCase()}`]),
    ...(routine.cost === undefined ? [] : [`COST ${routine.cost}`]),
    ...(routine.rows === undefined ? [] : [`ROWS ${routine.rows}`]),
    ...(routine.support === undefined ? [] : [`SUPPORT ${routine.support}`]),
  ];
}

function attributeLine(routine: Callable): readonly string[] {
  const words =
    routine.kind === 'function' ? attributes(routine) : routine.securityDefiner ? ['SECURITY DEFINER'] : [];
  return words.length === 0 ? [] : [words.join(' ')];
}

function bodyClause(routine: Callable): string {
  if (routine.bodyKind === 'parsed') return keptNameless(routine.body);
  if (routine.library !== undefined)
    return `AS ${quoteLiteral(routine.library)}, ${quoteLiteral(routine.body)}`;
  return `AS ${routine.language === 'internal' ? quoteLiteral(routine.body) : quoteBody(routine.body)}`;
}

/** The whole CREATE of a function or procedure; `verb` is `CREATE` or `CREATE OR REPLACE`. */
export function createRoutine(verb: string, routine: Callable): string {
  const taken = routine.arguments.filter(({ mode }) => mode !== 'table').map(argumentText);
  const kind = routine.kind === 'function' ? 'FUNCTION' : 'PROCEDURE';
  const name = qualified([...routine.path.slice(0, -1), routine.name]);
  const transforms = routine.transforms?.map((type) => `FOR TYPE ${type}`).join(', ');
  return [
    `${verb} ${kind} ${name}${list(taken)}`,
    ...resultClause(routine),
    `LANGUAGE ${quoteName(routine.language)}`,
    ...(transforms === undefined ? [] : [`TRANSFORM ${transforms}`]),
    ...attributeLine(routine),
    ...(routine.settings ?? []).map(setClause),
    bodyClause(routine),
  ].join('\n');
}
