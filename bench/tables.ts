const columns = 12;

/** A table of twelve columns, three indexes, and foreign keys to the two tables before it. */
function tableSql(index: number): string {
  const plain = Array.from({ length: columns - 3 }, (_, at) => columnSql(at));
  const lines = ['id bigint PRIMARY KEY', 'a_id bigint', 'b_id bigint', ...plain];
  const keys = [
    ['a', index - 1],
    ['b', index - 2],
  ].flatMap(([side, other]) =>
    Number(other) < 0 ? [] : [`FOREIGN KEY (${side}_id) REFERENCES t${other} (id)`],
  );
  return [
    `CREATE TABLE t${index} (\n  ${[...lines, ...keys].join(',\n  ')}\n);`,
    `CREATE INDEX t${index}_a ON t${index} (a_id);`,
    `CREATE INDEX t${index}_b ON t${index} (b_id, c0);`,
    `CREATE UNIQUE INDEX t${index}_c ON t${index} (c1) WHERE c2 IS NOT NULL;`,
    `COMMENT ON TABLE t${index} IS 'table ${index}';`,
  ].join('\n');
}

const types = [
  'integer NOT NULL DEFAULT 0',
  'varchar(80) NOT NULL',
  "text DEFAULT 'none'",
  'timestamptz NOT NULL DEFAULT now()',
  'numeric(12,2)',
  'boolean NOT NULL DEFAULT false',
  'jsonb',
  'uuid',
  'date',
] as const;

function columnSql(at: number): string {
  return `c${at} ${types[at % types.length] ?? 'text'}`;
}

/** What is different in the target: one table in a hundred gains a column, loses one, and one widens. */
function changeSql(index: number): string {
  return `ALTER TABLE t${index} ADD COLUMN extra text, DROP COLUMN c8, ALTER COLUMN c1 TYPE varchar(120);`;
}

const numbers = (start: number, end: number): readonly number[] =>
  Array.from({ length: end - start }, (_, at) => start + at);

/** Scripts of some fifty tables each: one transaction must not take more locks than a server allows. */
export function tableScripts(count: number): readonly string[] {
  const starts = numbers(0, Math.ceil(count / 50)).map((each) => each * 50);
  return starts.map((start) =>
    numbers(start, Math.min(start + 50, count))
      .map(tableSql)
      .join('\n'),
  );
}

/** The changes of every hundredth table. */
export function changeScript(count: number): string {
  return numbers(0, count)
    .filter((index) => index % 100 === 7)
    .map(changeSql)
    .join('\n');
}
