import { engineNamed } from '../../../src/adapters/engines/registry';
import { diff } from '../../../src/domain/diff/diff';
import {
  check,
  declarationOf,
  foreignKey,
  index,
  integer,
  native,
  sql,
  table,
  text,
  unique,
  varchar,
  view,
} from '../../../src/schema';

const teams = table('teams', { id: integer().identity().primaryKey(), code: varchar(8) }, (t) => [
  unique([t.id, t.code], { name: 'both' }),
]);
const users = table(
  'users',
  {
    id: integer().identity().primaryKey(),
    name: text().default("it's"),
    age: integer().nullable().default(-1).index(),
    team: integer().references(() => teams.id, { onDelete: 'cascade' }),
    code: varchar(8).nullable(),
    twice: integer().generated('age * 2'),
    odd: native('FOO(3)').nullable(),
  },
  (t) => [
    check(sql`${t.age} > 0`, { name: 'grown' }),
    foreignKey([t.team, t.code], () => [teams.id, teams.code], { name: 'to_both' }),
    index(sql`lower(name)`, { name: 'by_name', unique: true, where: sql`age IS NOT NULL` }),
  ],
);
const names = view('names', { name: text() }, sql`SELECT name FROM users`);

test.each(['postgres', 'sqlite'])(
  'raising what was lowered and lowering it again changes nothing on %s',
  (name) => {
    const engine = engineNamed(name);
    const state = engine.lower(declarationOf({ teams, users, names }));
    const again = engine.lower(engine.raise(state));
    expect(diff(state, again).changes).toEqual([]);
  },
);
