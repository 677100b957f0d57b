import { objectId } from '../../../../domain/schema/id.js';
import type { View } from '../../../../domain/schema/objects/view.js';
import { canonicalText } from '../sql/canonical.js';
import { mentions } from '../sql/mentions.js';
import { parseView } from '../sql/parse-others.js';
import { quoteName, quoteNames } from '../sql/quote.js';
import { queryScope } from './query-scope.js';
import type { Catalog } from './scope.js';
import { facets, idsOf } from './scope.js';

/** A stored CREATE VIEW as an object; `columns` are those that the text itself lists. */
export function viewOf(name: string, sql: string, catalog: Catalog): View {
  const parsed = parseView(sql);
  const id = objectId('view', [name]);
  return facets<View>({
    kind: 'view',
    id,
    path: [name],
    needs: idsOf(mentions(parsed.select), catalog).filter((need) => need !== id),
    definition: canonicalText(parsed.select, queryScope(parsed.select, catalog)),
    written: parsed.written,
    columns: parsed.columns?.map((column) => ({ name: column, type: '' })),
  });
}

/** The whole CREATE VIEW. */
export function viewSql(view: View): string {
  const columns = view.columns ? ` (${quoteNames(view.columns.map((column) => column.name))})` : '';
  return `CREATE VIEW ${quoteName(view.path.at(-1) ?? '')}${columns} AS\n${view.written ?? view.definition}`;
}
