import type { Dialect, Embedding } from '../../../domain/plan/dialect.js';
import { pathText } from '../../../domain/schema/id.js';
import type { ObjectKind, SchemaObject } from '../../../domain/schema/object.js';
import { later } from '../later.js';
import type * as Compile from './objects/compile.js';
import type * as Ways from './objects/way.js';
import { foreignKeyFrame, frameOf } from './sql/frame.js';
import { sqliteLexis } from './sql/lexis.js';
import { outside } from './sql/outside.js';

/** What a CREATE TABLE carries; a foreign key may name a table that comes later. */
const embeddings: Readonly<Partial<Record<ObjectKind, Embedding>>> = {
  column: 'always',
  default: 'always',
  'primary-key': 'always',
  unique: 'always',
  check: 'always',
  'foreign-key': 'soft',
};

/** Tables, views and indexes share their names; triggers have names of their own, and each table has its columns'. */
const nameSpaces: Readonly<Partial<Record<ObjectKind, string>>> = {
  table: 'name',
  'virtual-table': 'name',
  view: 'name',
  index: 'name',
  trigger: 'trigger',
  column: 'column',
};

/** Capitals make no difference between names. */
function occupiedBy(object: SchemaObject): readonly string[] {
  const space = nameSpaces[object.kind];
  return space === undefined ? [] : [`${space} ${pathText(object.path).toLowerCase()}`];
}

/** All that is to be known of SQLite's DDL. */
export const sqliteDialect: Dialect = {
  name: 'sqlite',
  capabilities: {
    transactionalDdl: true,
    namedSchemas: false,
    defaultSchema: undefined,
    lockTimeout: false,
    canonicalText: false,
  },
  lexis: sqliteLexis,
  way: later(() => (require('./objects/way.js') as typeof Ways).wayOf),
  embeds: (child) => embeddings[child.kind] ?? 'never',
  // A table that is made anew is gone for a moment only, and the texts of views and triggers aren't read meanwhile.
  disturbs: () => false,
  impliesDrop: () => false,
  occupies: occupiedBy,
  compile: later(() => (require('./objects/compile.js') as typeof Compile).compileStep),
  phases: ({ after }) => [after],
  frame: frameOf,
  ownCommit: (statements) => foreignKeyFrame(statements)?.commit,
  outside,
};
