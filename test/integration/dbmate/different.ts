/** What `up` came to: its exit code, the versions recorded, and the rows of the table t. */
export interface Result {
  readonly exit: number;
  readonly versions: readonly string[];
  readonly rows: readonly string[];
}

/** A directory that dbmate and schemactl treat differently on purpose; docs/dbmate.md lists every one of them. */
export interface Difference {
  readonly why: string;
  readonly files: Readonly<Record<string, string>>;
  readonly dbmate: Result;
  readonly schemactl: Result;
}

const table = "CREATE TABLE t (a text); INSERT INTO t VALUES ('first');";
const down = '-- migrate:down\n';
const nothing = { versions: [], rows: [] } as const;
const first = { versions: ['1'], rows: ['first'] } as const;

export const different: readonly Difference[] = [
  {
    why: 'a byte order mark, which dbmate refuses',
    files: { '1_x.sql': `\uFEFF-- migrate:up\n${table}\n${down}` },
    dbmate: { exit: 2, ...nothing },
    schemactl: { exit: 0, ...first },
  },
  {
    why: 'carriage returns within a text, which dbmate stores',
    files: {
      '1_x.sql': `-- migrate:up\r\nCREATE TABLE t (a text);\r\nINSERT INTO t VALUES ('a\r\nb');\r\n${down}`,
    },
    dbmate: { exit: 0, versions: ['1'], rows: ['a\r\nb'] },
    schemactl: { exit: 0, versions: ['1'], rows: ['a\nb'] },
  },
  {
    why: 'directives within a comment block, which dbmate obeys',
    files: { '1_x.sql': `-- migrate:up\n${table}\n${down}/*\n-- migrate:up\nSELECT 1;\n${down}*/\n` },
    dbmate: { exit: 2, ...first },
    schemactl: { exit: 2, ...nothing },
  },
  {
    why: 'a COMMIT within a transactional block, after which dbmate has lost its transaction',
    files: { '1_x.sql': `-- migrate:up\n${table}\nCOMMIT;\nINSERT INTO t VALUES ('second');\n${down}` },
    dbmate: { exit: 2, versions: ['1'], rows: ['first', 'second'] },
    schemactl: { exit: 2, ...nothing },
  },
  {
    why: 'two files of one version, of which dbmate applies one',
    files: {
      '1_x.sql': `-- migrate:up\n${table}\n${down}`,
      '1_y.sql': `-- migrate:up\nCREATE TABLE u (a text);\n${down}`,
    },
    dbmate: { exit: 2, ...first },
    schemactl: { exit: 2, ...nothing },
  },
  {
    why: 'several sections, of which dbmate applies one',
    files: {
      '1_x.sql': `-- migrate:up\n${table}\n${down}-- migrate:up\nINSERT INTO t VALUES ('second');\n${down}`,
    },
    dbmate: { exit: 2, ...first },
    schemactl: { exit: 0, versions: ['1'], rows: ['first', 'second'] },
  },
  {
    why: 'no files, which dbmate takes for a mistake',
    files: { 'README.md': '' },
    dbmate: { exit: 2, ...nothing },
    schemactl: { exit: 0, ...nothing },
  },
];

const concurrently = (name: string): string => `CREATE INDEX CONCURRENTLY ${name} ON t (a);`;

/** What differs only where statements of one message share a transaction. */
export const differentOnPostgres: readonly Difference[] = [
  {
    why: 'several statements outside a transaction, which dbmate sends as one message',
    files: {
      '1_x.sql': `-- migrate:up\n${table}\n${down}`,
      '2_y.sql': `-- migrate:up transaction:false\n${concurrently('b')}\n${concurrently('c')}\n${down}`,
    },
    dbmate: { exit: 2, ...first },
    schemactl: { exit: 0, versions: ['1', '2'], rows: ['first'] },
  },
];
