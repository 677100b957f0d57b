import type { Declaration } from '../../../../domain/declaration/declaration.js';
import { unreachable } from '../../../../domain/error.js';

/** What a declared thing is called in the code, and in which file of a directory it stands. */
export interface Names {
  of(kind: Kind, named: Named): string;
  /** The function of a named schema. */
  ofSchema(schema: string): string;
}

export type Kind = 'table' | 'enum' | 'sequence' | 'view';

interface Named {
  readonly schema?: string;
  readonly name: string;
}

/** Words that can't be the name of a constant, or are one of ours. */
const reserved =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
  'false finally for function if implements import in instanceof interface let new null package private protected ' +
  'public return static super switch this throw true try typeof undefined var void while with yield ' +
  'DB index enums sequences schema namedSchema Reference InferDatabase t ' +
  'enumType sequence table view bigint bigserial bit boolean bytes char cidr date double inet integer interval json ' +
  'jsonb macaddr money native numeric real serial smallint smallserial text time timestamp timestamptz timetz ' +
  'tsquery tsvector uuid varbit varchar xml check desc foreignKey key primaryKey unique sql';

/** A name made a plain word: `order items` is `order_items`. */
function word(name: string): string {
  const plain = name.replace(/[^\p{ID_Continue}$]/gu, '_');
  return /^[\p{ID_Start}$_]/u.test(plain) ? plain : `_${plain}`;
}

const suffixes: Readonly<Record<Kind, string>> = {
  table: '_table',
  enum: '_enum',
  sequence: '_sequence',
  view: '_view',
};

/** Two names never differ in capitals alone, for they are names of files as well. */
function allocator(): (wanted: string, suffix: string) => string {
  const taken = new Set(reserved.toLowerCase().split(' '));
  return (wanted, suffix) => {
    let name = wanted;
    for (let pass = 1; taken.has(name.toLowerCase()); pass++) {
      name = wanted + suffix + (pass === 1 ? '' : String(pass));
    }
    taken.add(name.toLowerCase());
    return name;
  };
}

const keyOf = (kind: string, { schema, name }: Named): string => JSON.stringify([kind, schema ?? '', name]);

/** Gives everything in a declaration a name: its own in the default schema, with the schema before it in others. */
export function namesFor({ tables, views, enums, sequences }: Declaration): Names {
  const allocate = allocator();
  const found = new Map<string, string>();
  const add = (kind: Kind, named: Named): void => {
    const wanted = word(named.schema === undefined ? named.name : `${named.schema}_${named.name}`);
    found.set(keyOf(kind, named), allocate(wanted, suffixes[kind]));
  };
  for (const each of tables) add('table', each);
  for (const each of views) add('view', each);
  for (const each of enums) add('enum', each);
  for (const each of sequences) add('sequence', each);
  const schemas = new Set(
    [...tables, ...views, ...enums, ...sequences].flatMap(({ schema }) => schema ?? []),
  );
  for (const name of [...schemas].sort()) {
    found.set(keyOf('schema', { name }), allocate(`${word(name)}_schema`, ''));
  }
  const get = (key: string): string => found.get(key) ?? unreachable(key as never);
  return {
    of: (kind, named) => get(keyOf(kind, named)),
    ofSchema: (name) => get(keyOf('schema', { name })),
  };
}
