import { structure } from '../../oracle/sqlite-structure.js';
import { clients, fileWith, revisionBetween } from './clients.js';
import { open, rowsOf } from './ddl-loop.js';
import type { Db } from './ddl-loop.js';
import { losses } from './published-losses.js';
import type { Loss } from './published-losses.js';

/** What those tools run: the pragma says nothing within the transaction of the migration. */
function naively(db: Db, { table, after }: Loss): void {
  const create = after.split(';').find((sql) => sql.includes(`CREATE TABLE ${table} (`)) ?? '';
  db.exec(`BEGIN; PRAGMA foreign_keys=OFF; PRAGMA defer_foreign_keys=ON;
    ${create.replace(table, '"__new"')};
    INSERT INTO "__new" SELECT * FROM ${table}; DROP TABLE ${table}; ALTER TABLE "__new" RENAME TO ${table};
    PRAGMA foreign_keys=ON; COMMIT`);
}

const filled = ({ before, rows }: Loss): string => `${before} ${rows}`;
const numberOf = (db: Db, sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;

test.each(losses)('$issue: that is what the naive way does', (loss) => {
  const db = open(filled(loss));
  expect(numberOf(db, loss.gone)).toBeGreaterThan(0);
  naively(db, loss);
  expect(numberOf(db, loss.gone)).toBe(0);
});

const cases = clients.flatMap((client) => losses.map((loss) => ({ ...loss, client, by: client.name })));

const isOurs = (name: string): boolean => /\b(schema_migrations|schemactl_history)/.test(name);

/** All rows and the structure, without what a runner keeps of its own. */
function lookAt(url: string): { readonly rows: unknown; readonly entries: readonly string[] } {
  const db = open('', url.slice('sqlite:'.length));
  try {
    const rows = Object.fromEntries([...rowsOf(db)].filter(([table]) => !isOurs(table)));
    return { rows, entries: structure(db).filter((entry) => !isOurs(entry)) };
  } finally {
    db.close();
  }
}

test.each(cases)('$issue: nothing is lost there and back, by $by', async ({ client, ...loss }) => {
  const text = await revisionBetween(loss.before, loss.after);
  const url = fileWith(filled(loss));
  const start = lookAt(url);
  await client.run(text, url, 'up');
  expect(lookAt(url)).toEqual({ rows: start.rows, entries: structure(open(loss.after)) });
  await client.run(text, url, 'down');
  expect(lookAt(url)).toEqual(start);
});
