/** The values of a column as SQL expressions: those at the edges and ordinary ones in ascending order. */
export interface Values {
  readonly bold: readonly string[];
  readonly plain: readonly string[];
}

/** What a declared type prefers to hold: its affinity, or a habit of writing that goes with its name. */
export type Habit = 'integer' | 'boolean' | 'text' | 'moment' | 'day' | 'json' | 'real' | 'blob' | 'number';

const ascending = (make: (number: number) => string): readonly string[] =>
  Array.from({ length: 12 }, (_, index) => make(index + 1));

const two = (number: number): string => String(number).padStart(2, '0');

/** Digits are taken by every type. */
export const digits: readonly string[] = ascending(String);

const byHabit: Readonly<Record<Habit, Values>> = {
  integer: { bold: ['9223372036854775807', '-9223372036854775808', '0', '-1', '2'], plain: digits },
  boolean: { bold: ['1', '0'], plain: ['0', '1'] },
  text: {
    bold: ["'Grüße 😀 日本'", `'O''Brien "q" \\ %_'`, "''", `'${'x'.repeat(300)}'`, "'a' || char(10) || 'b'"],
    plain: ascending((n) => `'${two(n)}'`),
  },
  moment: {
    bold: [
      "'2024-02-29 23:59:59.999'",
      "'0001-01-01 00:00:00'",
      "'9999-12-31T23:59:59Z'",
      "'2020-01-01'",
      "'12:00'",
    ],
    plain: ascending((n) => `'2020-${two(n)}-02 03:04:05'`),
  },
  day: {
    bold: ["'2024-02-29'", "'0001-01-01'", "'9999-12-31'", "'1970-01-01'", "'2020-01-01'"],
    plain: ascending((n) => `'2020-${two(n)}-02'`),
  },
  json: {
    bold: [`'{"a": [1, null, {"b": "ä 😀 ''"}]}'`, "'[]'", "'null'", "'1e100'", `'""'`],
    plain: ascending((n) => `'{"n": ${n}}'`),
  },
  real: {
    bold: ['1.7976931348623157e308', '-0.5', '0.0', '5e-324', '3.25'],
    plain: ascending((n) => `${n}.5`),
  },
  blob: { bold: ["x'00ff'", "x''", "x'00'", "x'2722'", "x'61'"], plain: ascending((n) => `x'${two(n)}'`) },
  number: { bold: ['9007199254740993', '-2.5', '0', '0.1', '1000000'], plain: digits },
};

const habits: readonly (readonly [pattern: RegExp, habit: Habit])[] = [
  [/BOOL/, 'boolean'],
  [/DATETIME|TIMESTAMP/, 'moment'],
  [/DATE/, 'day'],
  [/JSON/, 'json'],
  // The rules of affinity, in SQLite's own order.
  [/INT/, 'integer'],
  [/CHAR|CLOB|TEXT/, 'text'],
  [/BLOB|^$/, 'blob'],
  [/REAL|FLOA|DOUB/, 'real'],
];

/** The habit of a declared type. */
export function habitOf(type: string): Habit {
  return habits.find(([pattern]) => pattern.test(type.toUpperCase()))?.[1] ?? 'number';
}

/** The values of a habit. */
export function valuesOf(habit: Habit): Values {
  return byHabit[habit];
}
