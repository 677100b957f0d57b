import {
  bigint,
  bigserial,
  boolean,
  bytes,
  check,
  date,
  desc,
  enumType,
  foreignKey,
  index,
  integer,
  json,
  jsonb,
  native,
  numeric,
  primaryKey,
  schema,
  sequence,
  serial,
  sql,
  table,
  text,
  timestamptz,
  unique,
  varchar,
  view,
} from '../../src/schema/index.js';
import type { Reference } from '../../src/schema/index.js';
import type { ColumnType } from 'kysely';

export interface Settings {
  readonly theme: string;
  readonly tags: readonly string[];
}

export const role = enumType('role', ['admin', 'user']);
export const orderNumber = sequence('order_number', { start: 1000 });

export const users = table(
  'users',
  {
    id: bigint().identity().primaryKey(),
    email: varchar(255).unique(),
    nickname: text().nullable(),
    role: role().default('user'),
    roles: role().array(),
    settings: jsonb<Settings>().default({ theme: 'dark', tags: [] }),
    raw: json().nullable(),
    balance: numeric(12, 2).default('0'),
    active: boolean().default(true),
    checked: boolean(),
    picture: bytes().nullable(),
    born: date().nullable(),
    created_at: timestamptz().default(sql`now()`),
    seen_at: timestamptz(),
    boss_id: bigint()
      .nullable()
      .references((): Reference => users.id, { onDelete: 'set null' }),
    team: integer().references('app.teams.id'),
    search: text().generated("lower('x')"),
    number: serial(),
    wide: bigserial(),
    legacyName: text().named('legacy_name').nullable(),
    shape: native<{ x: number }>('geometry(Point, 4326)'),
    big: bigint().$type<number>(),
    at: timestamptz().$type<ColumnType<string, string, never>>().nullable(),
  },
  (t) => [
    index([t.email, desc(t.created_at)], { where: sql`${t.active}` }),
    unique([t.email, t.nickname]),
    check(sql`${t.balance} >= ${0}`),
    foreignKey(t.boss_id, t.id),
  ],
  { comment: 'people' },
);

const app = schema('app');
export const teams = app.table('teams', { id: integer().identityAlways().primaryKey(), name: text() });
export const memberships = schema('public').table(
  'memberships',
  { team_id: integer(), user_id: bigint() },
  (t) => [
    primaryKey([t.team_id, t.user_id]),
    foreignKey([t.team_id], () => [teams.id]),
    foreignKey(t.user_id, () => users.id, { onDelete: 'cascade' }),
  ],
);
export const active = app.view(
  'active_users',
  { id: bigint(), email: text().nullable() },
  sql`select ${users.id}, ${users.email} from ${users} where ${users.active}`,
);
export const everything = view('everything', { n: integer() }, 'select 1 as n');
export const notATable = 7;
