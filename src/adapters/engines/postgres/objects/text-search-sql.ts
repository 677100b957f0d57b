import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type {
  TextSearchConfiguration,
  TextSearchDictionary,
  TextSearchMapping,
} from '../../../../domain/schema/objects/plain.js';
import { qualified, quoteName } from '../sql/quote.js';
import type { ObjectSql } from './object-sql.js';
import { sameNames } from './object-sql.js';

const words = {
  'text-search-dictionary': 'TEXT SEARCH DICTIONARY',
  'text-search-configuration': 'TEXT SEARCH CONFIGURATION',
} as const;

const nameText = ({ kind, path }: TextSearchDictionary | TextSearchConfiguration): string =>
  `${words[kind]} ${qualified(path)}`;

const optionName = (option: string): string => option.slice(0, option.indexOf(' = '));

/** An option named without a value is forgotten; one that gets a value moves behind those that keep theirs. */
function changedOptions(before: TextSearchDictionary, after: TextSearchDictionary): readonly string[] {
  const [old = [], now = []] = [before.settings, after.settings];
  const names = new Set(now.map(optionName));
  const gone = old.map(optionName).filter((name) => !names.has(name));
  const kept = old.filter((option) => now.includes(option));
  const isTail = sameNames(kept, now.slice(0, kept.length));
  return [...gone, ...(isTail ? now.slice(kept.length) : now)];
}

/** The SQL of dictionaries. */
export const dictionarySql: ObjectSql<TextSearchDictionary> = {
  occupies: ({ path }) => [`dictionary ${JSON.stringify(path)}`],
  way: (before, after) => (before.template === after.template ? 'alone' : 'replace'),
  create: (object) => {
    const options = [`TEMPLATE = ${object.template}`, ...(object.settings ?? [])];
    return [statement(`CREATE ${nameText(object)} (${options.join(', ')})`, [object.id])];
  },
  drop: (object) => [statement(`DROP ${nameText(object)}`, [object.id])],
  alter: (before, after) => [
    statement(`ALTER ${nameText(after)} (${changedOptions(before, after).join(', ')})`, [after.id]),
  ],
  rename: (before, after) => [
    statement(`ALTER ${nameText(before)} RENAME TO ${quoteName(nameOf(after))}`, [after.id]),
  ],
};

/** One statement for all tokens that are looked up in the same way. */
function map(
  object: TextSearchConfiguration,
  verb: 'ADD' | 'ALTER',
  mappings: readonly TextSearchMapping[],
): readonly Statement[] {
  const groups = new Map<string, string[]>();
  for (const { token, dictionaries } of mappings) {
    const key = dictionaries.join(', ');
    groups.set(key, [...(groups.get(key) ?? []), quoteName(token)]);
  }
  return [...groups].map(([dictionaries, tokens]) =>
    statement(`ALTER ${nameText(object)} ${verb} MAPPING FOR ${tokens.join(', ')} WITH ${dictionaries}`, [
      object.id,
    ]),
  );
}

function remap(before: TextSearchConfiguration, after: TextSearchConfiguration): readonly Statement[] {
  const [old = [], now = []] = [before.mappings, after.mappings];
  const dictionariesIn = (list: readonly TextSearchMapping[], token: string): readonly string[] | undefined =>
    list.find((each) => each.token === token)?.dictionaries;
  const gone = old.filter(({ token }) => dictionariesIn(now, token) === undefined);
  const fresh = now.filter(({ token }) => dictionariesIn(old, token) === undefined);
  const changed = now.filter(({ token, dictionaries }) => {
    const known = dictionariesIn(old, token);
    return known !== undefined && !sameNames(known, dictionaries);
  });
  const dropped = gone.map(({ token }) => quoteName(token)).join(', ');
  return [
    ...(gone.length === 0
      ? []
      : [statement(`ALTER ${nameText(after)} DROP MAPPING FOR ${dropped}`, [after.id])]),
    ...map(after, 'ALTER', changed),
    ...map(after, 'ADD', fresh),
  ];
}

/** The SQL of configurations; only the parser can't change in place. */
export const configurationSql: ObjectSql<TextSearchConfiguration> = {
  occupies: ({ path }) => [`text search configuration ${JSON.stringify(path)}`],
  way: (before, after) => (before.parser === after.parser ? 'alone' : 'replace'),
  create: (object) => [
    statement(`CREATE ${nameText(object)} (PARSER = ${object.parser})`, [object.id]),
    ...map(object, 'ADD', object.mappings ?? []),
  ],
  drop: (object) => [statement(`DROP ${nameText(object)}`, [object.id])],
  alter: remap,
  rename: (before, after) => [
    statement(`ALTER ${nameText(before)} RENAME TO ${quoteName(nameOf(after))}`, [after.id]),
  ],
};
