/** SQL: options of the SQL/MED objects as `name 'value'`, in the order of their names; `list` is the array. */
export const foreignOptions = (list: string): string => `case when ${list} is not null then (
  select pg_catalog.json_agg(pg_catalog.quote_ident(o.option_name) || ' ' || pg_catalog.quote_literal(o.option_value)
    order by o.option_name collate "C") from pg_catalog.pg_options_to_table(${list}) o) end`;

type Options = readonly string[] | undefined;

/** `OPTIONS (…)` as a CREATE has it, with a space before it; nothing where there are none. */
export function optionsText(options: Options): string {
  return options && options.length > 0 ? ` OPTIONS (${options.join(', ')})` : '';
}

const optionName = (option: string): string => /^(?:"(?:[^"]|"")*"|[^ ]+)/.exec(option)?.[0] ?? option;

/** `OPTIONS (…)` as an ALTER has it; undefined where nothing changes. */
export function optionsChange(before: Options = [], after: Options = []): string | undefined {
  const [old, now] = [new Set(before.map(optionName)), new Set(after.map(optionName))];
  const changes = [
    ...[...old].filter((name) => !now.has(name)).map((name) => `DROP ${name}`),
    ...after
      .filter((option) => !before.includes(option))
      .map((option) => `${old.has(optionName(option)) ? 'SET' : 'ADD'} ${option}`),
  ];
  return changes.length === 0 ? undefined : `OPTIONS (${changes.join(', ')})`;
}
