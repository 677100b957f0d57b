import { diff } from '../../../src/domain/diff/diff.js';
import { describeChange } from '../../../src/domain/diff/describe.js';
import { judge } from '../../../src/domain/risk/judge.js';
import type { SchemaState } from '../../../src/domain/schema/state.js';
import { childrenOfKind } from '../../../src/domain/schema/state.js';
import { diffEntries } from '../../oracle/entries.js';
import { structure } from '../../oracle/sqlite-structure.js';
import type { Db } from '../sqlite/ddl-loop.js';
import { blockBetween, fileText, open, reflect, run } from '../sqlite/ddl-loop.js';
import { valueOf } from './sqlite-columns.js';
import type { Spec } from './sqlite-spec.js';
import { buildSql, quote, referencesOf } from './sqlite-sql.js';

/** What one walk is made with. */
export interface Walk {
  readonly before: Spec;
  readonly after: Spec;
  readonly rows: number;
  /** Switches of the connection that must not matter. */
  readonly switches: readonly string[];
}

function built(spec: Spec, rows: readonly string[] = []): Db {
  const { tables, rest } = buildSql(spec);
  const db = open();
  db.pragma('foreign_keys = OFF');
  for (const sql of [...tables, ...rows, ...rest]) {
    try {
      db.exec(sql);
    } catch (error) {
      throw new Error(`the generator made wrong SQL: ${String(error)} in: ${sql}`);
    }
  }
  db.pragma('foreign_keys = ON');
  return db;
}

/** Rows for every table; a NULL stands only where neither schema forbids it. */
function rowsSql({ before, after, rows }: Walk): readonly string[] {
  const required = new Set(
    [...before.tables, ...after.tables].flatMap((table) =>
      table.columns.filter(({ notNull }) => notNull).map((column) => `${table.name}/${column.name}`),
    ),
  );
  const tables = before.tables.flatMap((table) => {
    const references = referencesOf(table, before);
    const names = ['id', ...table.columns.map(({ name }) => name), ...references.map(({ column }) => column)];
    const list = names.map(quote).join(', ');
    const tuples = Array.from({ length: rows }, (_, row) => {
      const values = table.columns.map((column) =>
        row % 5 === 4 && !required.has(`${table.name}/${column.name}`) ? 'NULL' : valueOf(column, row),
      );
      const targets = references.map(() => (row % 3 === 2 ? 'NULL' : String(((row * 7) % rows) + 1)));
      return `(${[String(row + 1), ...values, ...targets].join(', ')})`;
    });
    return [`INSERT OR ABORT INTO ${quote(table.name)} (${list}) VALUES ${tuples.join(', ')}`];
  });
  return before.search ? [...tables, "INSERT INTO search VALUES ('found'), ('not lost')"] : tables;
}

type Found = ReadonlyMap<string, readonly string[]>;

/** The rows of the tables that both states have, in the columns that stay what they are, ids first, by their text. */
function rowsOf(db: Db, here: SchemaState, there: SchemaState): Found {
  const found = new Map<string, readonly string[]>();
  for (const table of here.objects.values()) {
    if (table.kind !== 'table' || !there.objects.has(table.id)) continue;
    const columns = childrenOfKind(here, table.id, 'column').filter((column) => {
      const other = there.objects.get(column.id);
      return other?.kind === 'column' && !other.generated && !column.generated && other.type === column.type;
    });
    const values = columns.map((column) => `quote(${quote(column.path.at(-1) ?? '')})`);
    const sql = `SELECT ${['count(*) OVER ()', ...values].join(" || ' ' || ")} FROM ${quote(table.path.at(-1) ?? '')}`;
    found.set(table.id, db.prepare<[], string>(sql).pluck().all().sort());
  }
  return found;
}

const unfit = /constraint failed|cannot store|datatype mismatch|rows would be left that violate/;
const announced = new Set(['NEEDS_FITTING_ROWS', 'NEEDS_EMPTY_TABLE', 'NARROWS_TYPE']);

/** Thrown where rows don't fit what comes, which must have been announced. */
class Unfit extends Error {}

function step(db: Db, from: SchemaState, to: SchemaState, target: Db, walk: Walk): void {
  const block = blockBetween(from, to);
  const rows = rowsOf(db, from, to);
  for (const name of walk.switches) db.pragma(`${name} = ON`);
  try {
    run(db, block);
  } catch (error) {
    const codes = judge(block.statements).map(({ code }) => code);
    if (unfit.test(String(error)) && codes.some((code) => announced.has(code)))
      throw new Unfit(String(error));
    throw new Error(`${String(error)}\n${fileText(block)}`);
  }
  const changes = diff(reflect(db), to).changes.map((change) => describeChange(change));
  const entries = diffEntries(structure(target), structure(db));
  const now = rowsOf(db, to, from);
  const lost = [...rows].filter(([table, list]) => JSON.stringify(now.get(table)) !== JSON.stringify(list));
  const broken = db.pragma('foreign_key_check') as readonly unknown[];
  if (changes.length + entries.length + lost.length + broken.length === 0) return;
  const told = { changes, entries, lost, now: lost.map(([table]) => now.get(table)), broken };
  throw new Error(`${JSON.stringify(told, null, 1)}\n${fileText(block)}`);
}

/** Walks from one schema to the other and back, with rows where they fit; tells whether they did. */
export function checkWalk(walk: Walk): boolean {
  const [start, target] = [built(walk.before), built(walk.after)];
  const [from, to] = [reflect(start), reflect(target)];
  try {
    for (const rows of [rowsSql(walk), []]) {
      const db = built(walk.before, rows);
      try {
        step(db, from, to, target, walk);
        step(db, to, from, start, walk);
        return rows.length > 0;
      } catch (error) {
        if (!(error instanceof Unfit) || rows.length === 0) throw error;
      } finally {
        db.close();
      }
    }
    return false;
  } finally {
    start.close();
    target.close();
  }
}
