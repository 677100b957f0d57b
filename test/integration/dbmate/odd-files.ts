/** One revision file of an odd form. */
export interface OddFile {
  readonly why: string;
  readonly file: string;
  readonly text: string;
}

const down = '\n-- migrate:down\n';

/** Files that dbmate accepts on every engine; what each of them makes is to be the same. */
export const accepted: readonly OddFile[] = [
  {
    why: 'carriage returns',
    file: '001_crlf.sql',
    text: '-- migrate:up\r\nCREATE TABLE crlf (id integer);\r\n\r\nCREATE TABLE crlf_2 (id integer);\r\n-- migrate:down transaction:false\r\nDROP TABLE crlf;\r\n',
  },
  {
    why: 'no blank before migrate',
    file: '002_tight.sql',
    text: `--migrate:up\nCREATE TABLE tight (id integer);\n--migrate:down\nDROP TABLE tight;`,
  },
  {
    why: 'a tab before migrate',
    file: '003_tab.sql',
    text: `--\tmigrate:up\nCREATE TABLE tab (id integer);\n--\tmigrate:down\n`,
  },
  {
    why: 'options that mean nothing',
    file: '004_options.sql',
    text: `-- migrate:up foo:bar baz transaction:true a:b:c\nCREATE TABLE options (id integer);${down}`,
  },
  {
    why: 'an option of another spelling',
    file: '005_spelling.sql',
    text: `-- migrate:up transaction: false Transaction:false transaction:False\nCREATE TABLE spelling (id integer);${down}`,
  },
  {
    why: 'no transaction, one statement',
    file: '006no_name_mark.sql',
    text: `-- migrate:up transaction:false\nCREATE TABLE without (id integer);\n-- migrate:down transaction:false\nDROP TABLE without;\n`,
  },
  {
    why: 'a name of digits alone',
    file: '7.sql',
    text: `-- migrate:up\nCREATE TABLE digits (id integer);${down}`,
  },
  {
    why: 'another mark behind the version',
    file: '8-x y.sql',
    text: `-- migrate:up\nCREATE TABLE mark (id integer);${down}`,
  },
  {
    why: 'the order of bytes, not of numbers',
    file: '10_before_9.sql',
    text: `-- migrate:up\nCREATE TABLE ordered (id integer);${down}`,
  },
  {
    why: 'it needs what 10 made',
    file: '9_after_10.sql',
    text: `-- migrate:up\nCREATE VIEW after_ten AS SELECT id FROM ordered;${down}`,
  },
  {
    why: 'no semicolon at the end',
    file: '11_open.sql',
    text: `-- migrate:up\nCREATE TABLE open_end (id integer)${down}`,
  },
  {
    why: 'semicolons that end nothing',
    file: '12_semicolons.sql',
    text: `-- migrate:up\nCREATE TABLE semicolons (a text DEFAULT ';', "b;c" text /* ; */ -- ;\n);${down}`,
  },
  { why: 'nothing to do', file: '13_empty.sql', text: '-- migrate:up\n\n-- migrate:down\n' },
  {
    why: 'comments alone',
    file: '14_comments.sql',
    text: '-- migrate:up\n-- nothing\n-- migrate:down\n-- nothing\n',
  },
  {
    why: 'comments and blank lines first',
    file: '15_head.sql',
    text: `\n-- Migrate:Up is no directive\n--\n\n   -- migrate:up is none either\n-- migrate:up\nCREATE TABLE head (id integer);${down}`,
  },
  {
    why: 'near misses within',
    file: '16_near.sql',
    text: `-- migrate:up\n -- migrate:down\n-- Migrate:Down\n-- migrate:downward\n-- migrate:down:x\nCREATE TABLE near_misses (id integer);${down}`,
  },
  {
    why: 'names and texts beyond ASCII',
    file: '17_ünïcode.sql',
    text: `-- migrate:up\nCREATE TABLE "tschüß" ("naïve" text DEFAULT '日本 😀');${down}`,
  },
  {
    why: 'several statements',
    file: '18_several.sql',
    text: `-- migrate:up\nCREATE TABLE several (id integer); INSERT INTO several VALUES (1);\nCREATE INDEX several_id ON several (id);${down}`,
  },
  {
    why: 'a form feed and a tab before the options',
    file: '19_blanks.sql',
    text: `-- migrate:up\f\ttransaction:true  \nCREATE TABLE blanks (id integer);${down}`,
  },
  {
    why: 'quotes within quotes',
    file: '20_quotes.sql',
    text: `-- migrate:up\nCREATE TABLE quotes (a text DEFAULT 'it''s; "so"', "q""q" text);${down}`,
  },
  {
    why: 'no line feed at the end',
    file: '21_no_end.sql',
    text: `-- migrate:up\nCREATE TABLE no_end (id integer);\n-- migrate:down`,
  },
];

/** Files that are no revisions to either. */
export const ignored: readonly OddFile[] = [
  { why: 'no version first', file: 'x_8.sql', text: 'nonsense' },
  { why: 'capitals', file: '9_up.SQL', text: 'nonsense' },
  { why: 'another ending', file: '9_up.sql.bak', text: 'nonsense' },
  { why: 'a folder below', file: 'below/30_below.sql', text: 'nonsense' },
];

/** What only one engine's SQL has. */
export const ofEngine: Readonly<Record<'postgres' | 'sqlite', readonly OddFile[]>> = {
  sqlite: [
    {
      why: 'a trigger',
      file: '40_trigger.sql',
      text: `-- migrate:up\nCREATE TABLE fired (id integer);\nCREATE TRIGGER fire AFTER INSERT ON fired BEGIN\n  UPDATE fired SET id = CASE WHEN id > 1 THEN 1 ELSE 2 END;\n  DELETE FROM fired WHERE id = 9;\nEND;${down}`,
    },
    {
      why: 'what no transaction may hold',
      file: '41_vacuum.sql',
      text: `-- migrate:up transaction:false\u00a0\nVACUUM;${down}`,
    },
    {
      why: 'names in brackets',
      file: '42_brackets.sql',
      text: '-- migrate:up\nCREATE TABLE [a;b] (`c;d` integer);\n-- migrate:down\n',
    },
  ],
  postgres: [
    {
      why: 'dollar quotes',
      file: '40_dollars.sql',
      text: `-- migrate:up\nCREATE FUNCTION f() RETURNS integer LANGUAGE plpgsql AS $body$\nBEGIN\n  -- a ; and $other$ ; $other$\n  RETURN 1;\nEND;\n$body$;\nDO $$ BEGIN PERFORM f(); END $$;${down}`,
    },
    {
      why: 'a body of statements',
      file: '41_atomic.sql',
      text: `-- migrate:up\nCREATE FUNCTION g() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END;${down}`,
    },
    {
      why: 'comments within comments',
      file: '42_nested.sql',
      text: `-- migrate:up\n/* a ; /* b ; */ c ; */ CREATE TABLE nested (a text DEFAULT E'\\';', b text DEFAULT U&'\\0041;');${down}`,
    },
    {
      why: 'what no transaction may hold',
      file: '43_concurrently.sql',
      text: `-- migrate:up transaction:false\u00a0\nCREATE INDEX CONCURRENTLY several_again ON several (id);${down}`,
    },
    {
      why: 'settings that must not reach the next file',
      file: '44_path.sql',
      text: `-- migrate:up\nCREATE SCHEMA elsewhere;\nSET LOCAL search_path = elsewhere;\nCREATE TABLE there (id integer);\nSET LOCAL search_path = public;${down}`,
    },
  ],
};

/** Texts that neither accepts. */
export const refused: readonly (readonly [why: string, text: string])[] = [
  ['an empty file', ''],
  ['no way down', '-- migrate:up\nCREATE TABLE x (id integer);\n'],
  ['no way up', '-- migrate:down\nDROP TABLE x;\n'],
  ['the way down first', '-- migrate:down\n-- migrate:up\n'],
  ['SQL before the way up', 'CREATE TABLE x (id integer);\n-- migrate:up\n-- migrate:down\n'],
  ['a block comment before the way up', '/* x */\n-- migrate:up\n-- migrate:down\n'],
  ['two ways down', '-- migrate:up\n-- migrate:down\n-- migrate:down\n'],
  ['two ways up', '-- migrate:up\n-- migrate:up\n-- migrate:down\n'],
  ['a directive in capitals', '-- Migrate:Up\nCREATE TABLE x (id integer);\n-- migrate:down\n'],
  ['a directive behind a blank', ' -- migrate:up\nCREATE TABLE x (id integer);\n-- migrate:down\n'],
  ['a letter behind the directive', '-- migrate:upper\nCREATE TABLE x (id integer);\n-- migrate:down\n'],
];

/** What needs to run outside a transaction, on lines that leave it inside one: neither may run it. */
export const stillInside = [
  'transaction:False',
  'transaction: false',
  'Transaction:false',
  'transaction:false:x',
  'transaction:true',
  'transaction:false transaction:true',
] as const;
