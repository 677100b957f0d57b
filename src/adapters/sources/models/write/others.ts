import type {
  DeclaredEnum,
  DeclaredSequence,
  DeclaredView,
} from '../../../../domain/declaration/declaration.js';
import type { Code } from './code.js';
import { array, call, join, object } from './code.js';
import { options } from './column.js';
import { key, sql, text } from './literals.js';
import type { PropertyOf } from './properties.js';
import { typeCode } from './types.js';
import type { Writing } from './writing.js';

const quoted = (value: string | undefined): Code | undefined =>
  value === undefined ? undefined : text(value);

/** An enum as the statement that exports it. */
export function enumCode(each: DeclaredEnum, writing: Writing): Code {
  return join(
    `export const ${writing.nameOf('enum', each)} = `,
    call(
      writing.declare('enumType', each.schema),
      text(each.name),
      array(each.values.map(text)),
      ...options([['comment', quoted(each.comment)]]),
    ),
    ';',
  );
}

/** A sequence as the statement that exports it. */
export function sequenceCode(each: DeclaredSequence, writing: Writing): Code {
  const { start, increment, min, max } = each;
  const numbers = Object.entries({ start, increment, min, max }).map(
    ([name, value]) => [name, value === undefined ? undefined : String(value)] as const,
  );
  return join(
    `export const ${writing.nameOf('sequence', each)} = `,
    call(
      writing.declare('sequence', each.schema),
      text(each.name),
      ...options([...numbers, ['cycle', each.cycle ? 'true' : undefined]]),
    ),
    ';',
  );
}

/** A view as the statement that exports it; whether a column of it can be NULL no server tells. */
export function viewCode(view: DeclaredView, writing: Writing, propertyOf: PropertyOf): Code {
  const columns = (view.columns ?? []).map(({ name, type }) => {
    const property = propertyOf(view, name);
    const named = property === name ? '' : call('.named', text(name));
    return [key(property), join(typeCode(type, writing), named, '.nullable()')] as const;
  });
  writing.use('sql');
  return join(
    `export const ${writing.nameOf('view', view)} = `,
    call(
      writing.declare('view', view.schema),
      text(view.name),
      object(columns, true),
      sql(view.sql),
      ...options([
        ['materialized', view.materialized ? 'true' : undefined],
        ['comment', quoted(view.comment)],
      ]),
    ),
    ';',
  );
}
