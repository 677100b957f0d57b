import {
  catalogName,
  concurrentIndex,
  sameIndex,
} from '../../../../src/adapters/engines/postgres/sql/concurrent-index.js';
import { outside } from '../../../../src/adapters/engines/postgres/sql/outside.js';
import { outside as outsideSqlite } from '../../../../src/adapters/engines/sqlite/sql/outside.js';

test.each([
  ['insert into t values (1)', 'shared'],
  ['-- why\n/* so */ UPDATE t SET a = 1', 'shared'],
  ['create table t (a int)', 'shared'],
  ['create index concurrently i on t (a)', 'alone'],
  ['drop index concurrently if exists app.i', 'alone'],
  ['alter table app.measures detach partition app.old concurrently', 'alone'],
  ['create database x', 'alone'],
  ["alter system set work_mem = '1MB'", 'alone'],
  ['vacuum t', 'alone'],
  ['call move_rows()', 'alone'],
  ['do $$ begin commit; end $$', 'alone'],
  ['begin', 'alone'],
  ["set lock_timeout = '1s'", 'setting'],
])('PostgreSQL: %s is %s', (sql, manner) => {
  expect(outside(sql)).toBe(manner);
});

test.each([
  ['INSERT INTO t VALUES (1)', 'shared'],
  ['CREATE TABLE t (a)', 'shared'],
  ['VACUUM', 'alone'],
  ['BEGIN IMMEDIATE', 'alone'],
  ['PRAGMA foreign_keys = OFF', 'setting'],
  ["ATTACH 'x' AS y", 'setting'],
])('SQLite: %s is %s', (sql, manner) => {
  expect(outsideSqlite(sql)).toBe(manner);
});

test.each([
  [
    'CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "I" ON ONLY app."T" (a)',
    { name: '"I"', table: 'app."T"' },
  ],
  ['create index concurrently on t using gin (a)', { name: undefined, table: 't' }],
])('%s is read', (sql, expected) => {
  expect(concurrentIndex(sql)).toEqual({ verb: 'create', ...expected });
});

test('a drop is read, and what is not concurrent is none', () => {
  expect(concurrentIndex('drop index concurrently if exists app.i')).toEqual({
    verb: 'drop',
    index: 'app.i',
  });
  expect(concurrentIndex('create index i on t (a)')).toBeUndefined();
  expect(concurrentIndex('drop index i')).toBeUndefined();
  expect(concurrentIndex('create table concurrently (a int)')).toBeUndefined();
});

test.each([
  ['create index concurrently i on t (a)', 'CREATE INDEX i ON public.t USING btree (a)', true],
  [
    'create unique index concurrently i on t ("a", b)',
    'CREATE UNIQUE INDEX i ON app.t USING btree (a, b)',
    true,
  ],
  ['create index concurrently i on t (a)', 'CREATE UNIQUE INDEX i ON public.t USING btree (a)', false],
  ['create index concurrently i on t (a)', 'CREATE INDEX i ON public.t USING hash (a)', false],
  ['create index concurrently i on t (a)', 'CREATE INDEX i ON public.t USING btree (b)', false],
])('%s and %s are the same: %s', (sql, definition, same) => {
  expect(sameIndex(sql, definition)).toBe(same);
});

test('names are folded as the server folds them', () => {
  expect(['Users', '"Users"', '"a""b"'].map(catalogName)).toEqual(['users', 'Users', 'a"b']);
});
