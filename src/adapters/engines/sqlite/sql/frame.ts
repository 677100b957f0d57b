import type { Framed } from '../../../../domain/plan/dialect.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { statement } from '../../../../domain/plan/statement.js';
import { significantWords } from '../../../../domain/sql/words.js';
import { clearGuards, createGuards, dropGuards, guardKind, guardPragma } from './guard.js';
import { sqliteLexis } from './lexis.js';

const keysOff = 'PRAGMA foreign_keys=OFF';
const keysOn = 'PRAGMA foreign_keys=ON';
const begin = 'BEGIN IMMEDIATE';
const commit = 'COMMIT';
/** References must follow a table that is renamed, and checks must be checked, whatever the connection had set. */
const settings = ['PRAGMA legacy_alter_table=OFF', 'PRAGMA ignore_check_constraints=OFF'];

const outside = (sql: string): Statement => statement(sql, [], { transaction: 'outside' });
const inside = (sql: string): Statement => statement(sql, []);

const isRename = ({ sql }: Statement): boolean =>
  /^ALTER TABLE [\s\S]* RENAME /.test(sql) && !/^ALTER TABLE "?__schemactl_new_/.test(sql);

/**
 * The block as a file must hold it. Where a table is made anew, or one is dropped to which others refer, foreign keys
 * must be off, which no open transaction allows: such a block brings its own transaction, in one fixed form, and
 * guards that undo it all where a row would be lost. Anything else is left to the transaction of the runner.
 */
export function frameOf(statements: readonly Statement[]): Framed {
  if (!statements.some(({ sql }) => guardKind(sql) !== undefined)) return { statements, transaction: true };
  const body = [inside(createGuards), inside(guardPragma), ...sections(statements), inside(dropGuards)];
  const framed = [
    outside(keysOff),
    outside(begin),
    ...settings.map(inside),
    ...body,
    outside(commit),
    outside(keysOn),
  ].map((one): Statement => ({ ...one, transaction: 'outside' }));
  return { statements: framed, transaction: false };
}

/** Renames cut the block into sections: looks go to the beginning of theirs, the guards of keys to its end. */
function sections(statements: readonly Statement[]): readonly Statement[] {
  const done: Statement[] = [];
  let section: Statement[] = [];
  for (const one of statements) {
    if (!isRename(one)) section.push(one);
    else {
      done.push(...settled(section, true), one);
      section = [];
    }
  }
  return [...done, ...settled(section, false)];
}

function settled(section: readonly Statement[], clear: boolean): readonly Statement[] {
  const unique = new Map(section.filter(({ sql }) => guardKind(sql)).map((one) => [one.sql, one]));
  const looks = [...unique.values()].filter(({ sql }) => guardKind(sql) === 'look');
  const keys = [...unique.values()].filter(({ sql }) => guardKind(sql) === 'keys');
  const work = section.filter(({ sql }) => guardKind(sql) === undefined || guardKind(sql) === 'here');
  return [...looks, ...work, ...keys, ...(clear && looks.length > 0 ? [inside(clearGuards)] : [])];
}

const transactionWord = /^(BEGIN|COMMIT|END|ROLLBACK|SAVEPOINT|RELEASE|ATTACH|DETACH)\b/;

/** Where the pieces of a rebuild file stand among its statements. */
export interface ForeignKeyFrame {
  readonly begin: number;
  /** The record of the revision is written just before this statement. */
  readonly commit: number;
}

/**
 * Finds the one form in which a file brings its own transaction: PRAGMA foreign_keys=OFF, BEGIN IMMEDIATE, …, COMMIT,
 * PRAGMA foreign_keys=ON, with no other transaction word between. Undefined for every other list of statements.
 */
export function foreignKeyFrame(statements: readonly string[]): ForeignKeyFrame | undefined {
  const words = statements.map((sql) => significantWords(sql, sqliteLexis, 4).join(' '));
  const last = words.length - 1;
  const fits =
    words[0] === 'PRAGMA FOREIGN_KEYS OFF' &&
    words[1] === begin &&
    words[last - 1] === commit &&
    words[last] === 'PRAGMA FOREIGN_KEYS ON';
  if (!fits || last < 3 || words.slice(2, last - 1).some((text) => transactionWord.test(text)))
    return undefined;
  return { begin: 1, commit: last - 1 };
}

/** Whether these are the statements of a file that brings its own transaction in the one known form. */
export function isRebuildFile(statements: readonly string[]): boolean {
  return foreignKeyFrame(statements) !== undefined;
}
