import { ddl } from '../../../src/ddl';
import { bigint, check, enumType, index, integer, schema, sql, table, text } from '../../../src/schema';
import { thrown } from '../support/thrown';

const users = table('users', {
  id: integer().primaryKey(),
  email: text().unique(),
  age: integer().nullable(),
});

const posts = table(
  'posts',
  { id: integer().primaryKey(), user_id: integer().references(() => users.id), title: text() },
  (t) => [index(t.title, { name: 'posts_title' }), check(sql`${t.title} <> ''`, { name: 'titled' })],
);

const words = (statements: readonly string[]): readonly string[] =>
  statements.map((each) => each.replace(/\s+/g, ' ').replace(/\( /g, '(').replace(/ \)/g, ')'));

describe('the DDL generator, on postgres', () => {
  const pg = ddl('postgres');

  test.each([
    ['dropTable', pg.dropTable('users'), ['DROP TABLE public.users']],
    ['dropTable, whole', pg.dropTable(posts), ['DROP TABLE public.posts']],
    ['dropTable, in a schema', pg.dropTable('app.users'), ['DROP TABLE app.users']],
    ['renameTable', pg.renameTable('users', 'people'), ['ALTER TABLE public.users RENAME TO people']],
    [
      'addColumn',
      pg.addColumn('users', 'age', integer().default(0)),
      ['ALTER TABLE public.users ADD COLUMN age integer DEFAULT 0 NOT NULL'],
    ],
    ['dropColumn', pg.dropColumn('users', 'age'), ['ALTER TABLE public.users DROP COLUMN age']],
    [
      'alterColumn',
      pg.alterColumn('users', 'age', bigint().nullable(), integer().nullable()),
      ['ALTER TABLE public.users ALTER COLUMN age TYPE bigint'],
    ],
    [
      'alterColumn, whole',
      pg.alterColumn(users, 'age', integer()),
      ['ALTER TABLE public.users ALTER COLUMN age SET NOT NULL'],
    ],
    [
      'addIndex',
      pg.addIndex('users', { on: ['email', { sql: 'lower(email)' }], unique: true, name: 'i' }),
      ['CREATE UNIQUE INDEX i ON public.users (email, (lower(email)))'],
    ],
    ['dropIndex', pg.dropIndex('users', 'i'), ['DROP INDEX public.i']],
    [
      'addForeignKey',
      pg.addForeignKey('posts', {
        columns: ['user_id'],
        references: { table: 'users', columns: ['id'] },
        onDelete: 'cascade',
      }),
      [
        'ALTER TABLE public.posts ADD CONSTRAINT posts_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE CASCADE',
      ],
    ],
    [
      'dropForeignKey',
      pg.dropForeignKey('posts', 'posts_user_id_fkey'),
      ['ALTER TABLE public.posts DROP CONSTRAINT posts_user_id_fkey'],
    ],
    [
      'dropForeignKey, whole',
      pg.dropForeignKey(posts, 'posts_user_id_fkey'),
      ['ALTER TABLE public.posts DROP CONSTRAINT posts_user_id_fkey'],
    ],
    [
      'addConstraint check',
      pg.addConstraint('users', { check: 'age > 0', name: 'grown' }),
      ['ALTER TABLE public.users ADD CONSTRAINT grown CHECK (age > 0)'],
    ],
    [
      'addConstraint unique',
      pg.addConstraint('users', { unique: ['a', 'b'] }),
      ['ALTER TABLE public.users ADD CONSTRAINT users_a_b_key UNIQUE (a, b)'],
    ],
    [
      'addConstraint primaryKey',
      pg.addConstraint('users', { primaryKey: ['id'] }),
      ['ALTER TABLE public.users ADD CONSTRAINT users_pkey PRIMARY KEY (id)'],
    ],
    [
      'dropConstraint',
      pg.dropConstraint('users', 'grown'),
      ['ALTER TABLE public.users DROP CONSTRAINT grown'],
    ],
    [
      'dropConstraint, whole',
      pg.dropConstraint(users, 'users_email_key'),
      ['ALTER TABLE public.users DROP CONSTRAINT users_email_key'],
    ],
  ])('%s', (_, statements, expected) => {
    expect(words(statements)).toEqual(expected);
  });

  test('a table comes with its keys and indexes, and not with what it references', () => {
    const statements = words(pg.createTable(posts)).join(';\n');
    expect(statements).toContain('CREATE TABLE public.posts');
    expect(statements).toContain('CREATE INDEX posts_title');
    expect(statements).toContain('REFERENCES public.users');
    expect(statements).not.toContain('CREATE TABLE public.users');
    expect(statements).not.toContain('schemactl_stub');
  });

  test('schemas and enums are taken to be there', () => {
    const mood = enumType('mood', ['good', 'bad']);
    const people = schema('app').table('people', { id: integer().primaryKey(), mood: mood() });
    expect(words(pg.createTable(people))).toHaveLength(1);
    expect(words(pg.addColumn('app.people', 'feels', mood().nullable()))).toEqual([
      'ALTER TABLE app.people ADD COLUMN feels public.mood',
    ]);
  });

  test('a column brings along what it says', () => {
    const statements = words(
      pg.addColumn(
        'posts',
        'editor',
        integer()
          .nullable()
          .references(() => users.id)
          .index(),
      ),
    );
    expect(statements).toHaveLength(3);
    expect(statements.join()).toMatch(/ADD COLUMN editor .*CREATE INDEX .*FOREIGN KEY \(editor\)/);
  });
});

describe('the DDL generator, on sqlite', () => {
  const lite = ddl('sqlite');

  test.each([
    ['dropTable', lite.dropTable('users'), ['DROP TABLE users']],
    ['renameTable', lite.renameTable('users', 'people'), ['ALTER TABLE users RENAME TO people']],
    [
      'addColumn',
      lite.addColumn('users', 'age', integer().default(0)),
      ['ALTER TABLE users ADD COLUMN age INTEGER NOT NULL DEFAULT 0'],
    ],
    ['dropColumn', lite.dropColumn('users', 'age'), ['ALTER TABLE users DROP COLUMN age']],
    [
      'addIndex',
      lite.addIndex('users', { on: ['email'], name: 'i', where: 'age > 1' }),
      ['CREATE INDEX i ON users (email) WHERE age > 1'],
    ],
    ['dropIndex', lite.dropIndex('users', 'i'), ['DROP INDEX i']],
  ])('%s', (_, statements, expected) => {
    expect(words(statements)).toEqual(expected);
  });

  test.each([
    ['alterColumn', () => lite.alterColumn('users', 'age', bigint(), text())],
    ['addConstraint', () => lite.addConstraint('users', { check: 'age > 0' })],
    ['dropConstraint', () => lite.dropConstraint('users', 'grown')],
    [
      'addForeignKey',
      () => lite.addForeignKey('a', { columns: ['b'], references: { table: 'c', columns: ['d'] } }),
    ],
    ['dropForeignKey', () => lite.dropForeignKey('a', 'b')],
  ])('%s needs the whole table', (_, act) => {
    expect(thrown(act)).toMatchObject({
      code: 'USAGE',
      message: expect.stringMatching(/makes table \w+ anew/) as string,
    });
  });

  test('a whole table is made anew, framed as a revision would be', () => {
    const statements = words(lite.alterColumn(users, 'age', text()));
    expect(statements[0]).toMatch(/^PRAGMA/);
    expect(statements.some((each) => each.startsWith('CREATE TABLE'))).toBe(true);
  });
});

test.each([
  [
    'a part that is not there',
    () => ddl('postgres').dropIndex(users, 'nothing'),
    /table users has no index named nothing/,
  ],
  [
    'an unknown column',
    () => ddl('postgres').alterColumn('users', 'age', text()),
    /what column age of users is before/,
  ],
])('%s is refused', (_, act, message) => {
  expect(thrown(act)).toMatchObject({ code: 'USAGE', message: expect.stringMatching(message) as string });
});
