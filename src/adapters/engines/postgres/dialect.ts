import type { Dialect } from '../../../domain/plan/dialect.js';
import { later } from '../later.js';
import type * as Ddl from './ddl.js';
import { postgresLexis } from './sql/lexis.js';
import { outside } from './sql/outside.js';

const ddl = () => (require('./ddl.js') as typeof Ddl).ddl;

/** PostgreSQL 14 to 18: tables are changed in place and never made anew, all of it in one transaction. */
export const postgresDialect: Dialect = {
  name: 'postgres',
  capabilities: {
    transactionalDdl: true,
    namedSchemas: true,
    defaultSchema: 'public',
    lockTimeout: true,
    canonicalText: true,
  },
  lexis: postgresLexis,
  way: later(() => ddl().way),
  embeds: later(() => ddl().embeds),
  atBirth: later(() => ddl().atBirth),
  disturbs: later(() => ddl().disturbs),
  aside: later(() => ddl().aside),
  waits: later(() => ddl().waits),
  standIn: later(() => ddl().standIn),
  impliesDrop: later(() => ddl().impliesDrop),
  breaks: later(() => ddl().breaks),
  goesWith: later(() => ddl().goesWith),
  comesAfter: later(() => ddl().comesAfter),
  outlasts: later(() => ddl().outlasts),
  occupies: later(() => ddl().occupies),
  readsMentions: later(() => ddl().readsMentions),
  compile: later(() => ddl().compile),
  phases: later(() => ddl().phases),
  frame: later(() => ddl().frame),
  canRename: () => true,
  outside,
};
