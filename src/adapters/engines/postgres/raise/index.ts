import type {
  Declaration,
  DeclaredEnum,
  DeclaredSequence,
  DeclaredView,
} from '../../../../domain/declaration/declaration.js';
import { sortDeclaration } from '../../../../domain/declaration/sort.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Sequence } from '../../../../domain/schema/objects/sequence.js';
import type { EnumType } from '../../../../domain/schema/objects/types.js';
import type { MaterializedView, View } from '../../../../domain/schema/objects/view.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { defaultOptions } from '../objects/sequence-options.js';
import { serialOf } from './columns.js';
import type { RaiseContext } from './context.js';
import { commentOn, raiseContext } from './context.js';
import { inSchema } from './place.js';
import { raiseTable } from './table.js';

/**
 * A state in the words of models: what `lowerPostgres` makes of them is the same state again, as far as models have words
 * for it. SQL stands as the server prints it, names that the server would choose itself are left out.
 */
export function raisePostgres(state: SchemaState): Declaration {
  const context = raiseContext(state);
  const serials = serialSequences(state);
  const each = <T>(raise: (object: SchemaObject) => T | undefined): readonly T[] =>
    [...state.objects.values()].flatMap((object) => raise(object) ?? []);
  return sortDeclaration({
    tables: each((object) => (object.kind === 'table' ? raiseTable(object, context) : undefined)),
    enums: each((object) => (object.kind === 'enum' ? enumOf(object, context) : undefined)),
    sequences: each((object) =>
      object.kind === 'sequence' && !serials.has(object.id) ? sequenceOf(object) : undefined,
    ),
    views: each((object) =>
      object.kind === 'view' || object.kind === 'materialized-view' ? viewOf(object, context) : undefined,
    ),
  });
}

function serialSequences(state: SchemaState): ReadonlySet<string> {
  const columns = [...state.objects.values()].filter((object) => object.kind === 'column');
  return new Set(columns.flatMap((column) => serialOf(column, state) ?? []));
}

/** An enum without values is one that models can't declare. */
function enumOf(object: EnumType, context: RaiseContext): DeclaredEnum | undefined {
  if (object.values.length === 0) return undefined;
  return {
    ...inSchema(object.path[0]),
    name: nameOf(object),
    values: object.values,
    ...commentOn(object, context),
  };
}

function sequenceOf(sequence: Sequence): DeclaredSequence {
  const { increment, min, max, start, cycle } = sequence;
  const usual = defaultOptions('bigint', increment);
  const first = increment.startsWith('-') ? max : min;
  return {
    ...inSchema(sequence.path[0]),
    name: nameOf(sequence),
    ...(start !== first && { start: Number(start) }),
    ...(increment !== '1' && { increment: Number(increment) }),
    ...(min !== usual.min && { min: Number(min) }),
    ...(max !== usual.max && { max: Number(max) }),
    ...(cycle && { cycle }),
  };
}

function viewOf(view: View | MaterializedView, context: RaiseContext): DeclaredView {
  const { columns } = view;
  return {
    ...inSchema(view.path[0]),
    name: nameOf(view),
    sql: view.definition.trim(),
    ...(view.kind === 'materialized-view' && { materialized: true }),
    ...commentOn(view, context),
    ...(columns && {
      columns: columns.map(({ name, type }) => ({
        name,
        type: context.typeOf(type.replace(/ COLLATE .*$/, '')),
      })),
    }),
  };
}
