import { Kysely } from 'kysely';
import type { ColumnType, Dialect, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type {
  InferDatabase,
  InferInsert,
  InferSelect,
  InferUpdate,
  SelectOnly,
} from '../../src/schema/index.js';
import type { Equal, Expect } from './assert.js';
import type * as models from './models.js';

type DB = InferDatabase<typeof models>;
type Users = DB['users'];
type ViewColumn<T> = ColumnType<T, SelectOnly, SelectOnly>;
type Wide = string | number | bigint;

export type Tables = Expect<
  Equal<keyof DB, 'users' | 'app.teams' | 'memberships' | 'app.active_users' | 'everything'>
>;

export type Columns = [
  Expect<Equal<Users['id'], ColumnType<string, Wide | undefined, Wide>>>,
  Expect<Equal<Users['email'], string>>,
  Expect<Equal<Users['nickname'], string | null>>,
  Expect<Equal<Users['role'], Generated<'admin' | 'user'>>>,
  Expect<Equal<Users['roles'], readonly ('admin' | 'user')[]>>,
  Expect<Equal<Users['settings'], ColumnType<models.Settings, string | undefined, string>>>,
  Expect<Equal<Users['raw'], ColumnType<unknown, string | null, string | null>>>,
  Expect<Equal<Users['balance'], ColumnType<string, Wide | undefined, Wide>>>,
  Expect<Equal<Users['active'], Generated<boolean>>>,
  Expect<Equal<Users['checked'], boolean>>,
  Expect<Equal<Users['picture'], Uint8Array | null>>,
  Expect<Equal<Users['born'], ColumnType<Date | null, Date | string | null, Date | string | null>>>,
  Expect<Equal<Users['created_at'], ColumnType<Date, Date | string | undefined, Date | string>>>,
  Expect<Equal<Users['seen_at'], ColumnType<Date, Date | string, Date | string>>>,
  Expect<Equal<Users['number'], Generated<number>>>,
  Expect<Equal<Users['wide'], ColumnType<string, Wide | undefined, Wide>>>,
  Expect<Equal<Users['search'], GeneratedAlways<string>>>,
  Expect<Equal<Users['legacy_name'], string | null>>,
  Expect<Equal<'legacyName' extends keyof Users ? true : false, false>>,
  Expect<Equal<Users['shape'], { x: number }>>,
  Expect<Equal<Users['big'], number>>,
  Expect<Equal<DB['app.teams'], { id: GeneratedAlways<number>; name: string }>>,
  Expect<Equal<DB['app.active_users'], { id: ViewColumn<string>; email: ViewColumn<string | null> }>>,
];

/** A JSON column without default is Kysely's own JSONColumnType. */
export type JsonIsKyselys = Expect<
  Equal<JSONColumnType<models.Settings>, ColumnType<models.Settings, string, string>>
>;

export type Rows = [
  Expect<Equal<InferSelect<typeof models.teams>, { id: number; name: string }>>,
  Expect<Equal<InferInsert<typeof models.teams>['name'], string>>,
  Expect<Equal<keyof InferInsert<typeof models.teams>, 'name'>>,
  Expect<Equal<InferUpdate<typeof models.teams>, { name?: string | undefined }>>,
];

type Lite = InferDatabase<typeof models, 'sqlite'>['users'];

export type OnSqlite = [
  Expect<Equal<Lite['active'], Generated<number>>>,
  Expect<Equal<Lite['seen_at'], string>>,
  Expect<Equal<Lite['created_at'], Generated<string>>>,
  Expect<Equal<Lite['settings'], ColumnType<string, string | undefined, string>>>,
  Expect<Equal<Lite['id'], ColumnType<number, number | bigint | undefined, number | bigint>>>,
  Expect<Equal<Lite['email'], string>>,
  Expect<Equal<Lite['role'], Generated<'admin' | 'user'>>>,
  Expect<Equal<Lite['shape'], { x: number }>>,
];

export async function queries(dialect: Dialect): Promise<void> {
  const db = new Kysely<DB>({ dialect });
  const insert = db.insertInto('users');
  const row = { email: 'a', roles: [], checked: true, seen_at: new Date(), team: 1, shape: { x: 1 }, big: 1 };
  await insert.values(row).execute();
  await insert.values({ ...row, settings: JSON.stringify({}), id: 1n, born: '2000-01-01' }).execute();
  // @ts-expect-error a value that the enum doesn't have
  await insert.values({ ...row, role: 'guest' }).execute();
  // @ts-expect-error a column that the database computes
  await insert.values({ ...row, search: 'x' }).execute();
  // @ts-expect-error JSON goes in as text
  await insert.values({ ...row, settings: { theme: 'x', tags: [] } }).execute();
  // @ts-expect-error NOT NULL without a default must be given
  await insert.values({ email: 'a' }).execute();
  // @ts-expect-error not nullable
  await insert.values({ ...row, email: null }).execute();
  // @ts-expect-error a view takes no rows
  await db.insertInto('app.active_users').values({ id: 1 }).execute();
  const { settings, role, id } = await db.selectFrom('users').selectAll().executeTakeFirstOrThrow();
  const checks: [models.Settings, 'admin' | 'user', string] = [settings, role, id];
  await db.updateTable('users').set({ nickname: null, balance: 5, created_at: 'now' }).execute();
  // @ts-expect-error numbered by the database alone
  await db.updateTable('app.teams').set({ id: checks.length }).execute();
}
