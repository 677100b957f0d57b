import type { Dialect } from '../../../src/domain/plan/dialect.js';
import { statement } from '../../../src/domain/plan/statement.js';
import { stepSubject } from '../../../src/domain/plan/step.js';
import { plainLexis } from '../../../src/domain/sql/index.js';

/**
 * A dialect whose statements are the steps themselves in words: it shows what expansion and order decide, without any
 * engine's SQL. Columns can't be retyped while a view reads their table; views are replaced.
 */
export const toyDialect: Dialect = {
  name: 'toy',
  capabilities: {
    transactionalDdl: true,
    namedSchemas: false,
    defaultSchema: undefined,
    lockTimeout: false,
    canonicalText: true,
  },
  lexis: plainLexis,
  way(change) {
    const subject = change.verb === 'alter' ? change.after : change.object;
    return subject.kind === 'view' && change.verb === 'alter' ? 'replace' : 'alone';
  },
  embeds(child) {
    if (child.kind === 'column') return 'always';
    return child.kind === 'foreign-key' ? 'weak' : 'never';
  },
  disturbs: (_change, dependent) => dependent.kind === 'view',
  impliesDrop: () => false,
  occupies: (object) => (object.kind === 'table' || object.kind === 'view' ? [object.path.join('.')] : []),
  compile(step) {
    const subject = stepSubject(step);
    const before = step.verb === 'rename' ? ` from ${step.before.id}` : '';
    return [statement(`${step.verb} ${subject.id}${before}`, [subject.id])];
  },
  phases: ({ after }) => [after],
  outside: () => 'shared',
  frame: (statements) => ({ statements, transaction: true }),
};
