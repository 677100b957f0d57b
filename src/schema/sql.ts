import { SchemactlError } from '../domain/error.js';
import type { ReferenceData, Sql, SqlData, SqlText, TableData, ViewData } from './data.js';
import { mark } from './mark.js';
import { markOf } from './marked.js';
import type { Carries } from './mark.js';
import { quoteLiteral, quoteName } from './quote.js';

/** What may stand in `${…}` of an `sql` fragment: names go in as names, values as literals, fragments as they are. */
export type SqlValue =
  Carries<SqlData | ReferenceData | TableData | ViewData> | string | number | bigint | boolean | null;

type Part = SqlData['parts'][number];

function partsOf(value: SqlValue | undefined): readonly Part[] {
  const marked = markOf(value);
  if (marked === undefined) {
    if (value === null || (typeof value !== 'object' && value !== undefined)) return [quoteLiteral(value)];
  } else if (marked.kind === 'sql') return marked.parts;
  else if (marked.kind === 'reference' || marked.kind === 'table' || marked.kind === 'view') return [marked];
  throw new SchemactlError(
    'BAD_MODELS',
    'an sql`…` fragment holds something that is no name, value or sql`…`',
    {
      hint: 'Use tables, columns such as users.id, texts, numbers, booleans, null or another sql`…`',
    },
  );
}

const fragment = (parts: readonly Part[]): Sql => Object.freeze({ [mark]: { kind: 'sql', parts } } as const);

function tag(strings: TemplateStringsArray, ...values: readonly SqlValue[]): Sql {
  return fragment(
    strings.flatMap((text, index): readonly Part[] =>
      index < values.length ? [text, ...partsOf(values[index])] : [text],
    ),
  );
}

/**
 * SQL text for defaults, checks, conditions, expressions and views: sql`lower(${t.email})`. Columns and tables in
 * `${…}` become names (quoted where needed), texts and numbers become literals. `sql.raw(text)` takes text as it is.
 */
export const sql = Object.assign(tag, { raw: (text: string): Sql => fragment([text]) });

const path = (...names: readonly (string | undefined)[]): string =>
  names.flatMap((name) => (name === undefined ? [] : [quoteName(name)])).join('.');

function partText(part: Part, qualify: boolean): string {
  if (typeof part === 'string') return part;
  if (part.kind !== 'reference') return path(part.schema, part.name);
  return qualify ? path(part.table, part.column) : path(part.column);
}

/** The text of a fragment; `qualify` puts the table before its columns, as a view needs it and an index forbids it. */
export function sqlText(given: SqlText | SqlData, qualify = false): string {
  if (typeof given === 'string') return given;
  const { parts } = 'parts' in given ? given : given[mark];
  return parts.map((part) => partText(part, qualify)).join('');
}
