import { objectId } from '../../../../domain/schema/id.js';
import type { Check } from '../../../../domain/schema/objects/constraints.js';
import { canonicalText } from '../sql/canonical.js';
import type { ParsedCheck } from '../sql/parsed.js';
import { conflictSql } from './column.js';
import type { pathGiver } from './constraint.js';
import { constraintPrefix } from './constraint.js';
import type { KnownTable } from './scope.js';
import { facets, scopeOf, tableId } from './scope.js';

/** The check as an object; without a name its path ends in its text. */
export function checkOf(
  parsed: ParsedCheck,
  ordinal: number,
  table: KnownTable,
  give: ReturnType<typeof pathGiver>,
): Check {
  const expression = canonicalText(parsed.expression, scopeOf(table));
  const path = give('check', parsed.name ?? expression);
  return facets<Check>({
    kind: 'check',
    id: objectId('check', path),
    path,
    parent: tableId(table),
    needs: [],
    ordinal,
    remarks: parsed.remarks,
    name: parsed.name,
    conflict: parsed.conflict,
    expression,
  });
}

/** The constraint as it stands in a CREATE TABLE. */
export function checkSql(check: Check): string {
  return `${constraintPrefix(check.name)}CHECK (${check.expression})${conflictSql(check.conflict)}`;
}
