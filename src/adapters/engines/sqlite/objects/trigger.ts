import { objectId } from '../../../../domain/schema/id.js';
import type { Trigger } from '../../../../domain/schema/objects/trigger.js';
import { canonicalText } from '../sql/canonical.js';
import { mentions } from '../sql/mentions.js';
import type { ParsedTrigger } from '../sql/parse-others.js';
import { parseTrigger } from '../sql/parse-others.js';
import { quoteName } from '../sql/quote.js';
import type { Token } from '../sql/tokens.js';
import { isWord } from '../sql/tokens.js';
import { queryScope } from './query-scope.js';
import type { Catalog, KnownTable } from './scope.js';
import { facets, idsOf, tableId } from './scope.js';

/** A stored CREATE TRIGGER as an object; its text is kept whole in its one spelling, a line for each statement. */
export function triggerOf(name: string, sql: string, table: KnownTable, catalog: Catalog): Trigger {
  const parsed = parseTrigger(sql);
  const parent = tableId(table);
  return facets<Trigger>({
    kind: 'trigger',
    id: objectId('trigger', [name]),
    path: [name],
    parent,
    needs: idsOf(mentions(parsed.body), catalog).filter((need) => need !== parent),
    definition: definitionOf(name, parsed, table, catalog),
    written: parsed.written,
  });
}

function definitionOf(name: string, parsed: ParsedTrigger, table: KnownTable, catalog: Catalog): string {
  const tokens = [...parsed.event, ...parsed.body];
  const scope = queryScope(tokens, catalog);
  const event = withDefaultTime(canonicalText(parsed.event, scope));
  const head = `CREATE TRIGGER ${quoteName(name)} ${event} ON ${quoteName(table.name)}`;
  const begin = parsed.body.findIndex((token) => isWord(token, 'BEGIN'));
  const when = canonicalText(parsed.body.slice(0, begin), scope);
  const lines = statementsOf(parsed.body.slice(begin + 1, -1)).map(
    (part) => `  ${canonicalText(part, scope)};\n`,
  );
  return `${head}${when === '' ? '' : ` ${when}`}\nBEGIN\n${lines.join('')}END`;
}

/** BEFORE is what a trigger without a time has. */
function withDefaultTime(event: string): string {
  return /^(BEFORE|AFTER|INSTEAD)\b/.test(event) ? event : `BEFORE ${event}`;
}

function statementsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (isWord(token, ';')) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

/** The text of a trigger under another name, or on a table or view of another name. */
export function triggerRenamed(trigger: Trigger, name: string, table: string): string {
  const parsed = parseTrigger(trigger.definition);
  const known: KnownTable = { name: table, kind: 'table', columns: new Map(), collations: new Map() };
  return definitionOf(name, parsed, known, { tables: new Map(), names: new Map() });
}
