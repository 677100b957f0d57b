import type { Sides, Way } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { objectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Language } from '../../../../domain/schema/objects/handlers.js';
import { childrenOfKind } from '../../../../domain/schema/state.js';
import { quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address, notOfExtension } from './catalog.js';
import type { ObjectSql } from './object-sql.js';
import { flag, text, textOrNone } from './row.js';

const routine = (column: string): string =>
  `case when ${column} <> 0 then ${column}::pg_catalog.regproc::pg_catalog.text end`;

/** Reads the languages that no extension brought. */
export const languageCatalog: CatalogReader = {
  present: made('pg_language'),
  query: () => `
    select x.oid::pg_catalog.text as oid, x.lanname as name, x.lanpltrusted as trusted,
      x.lanplcallfoid::pg_catalog.regproc::pg_catalog.text as handler, ${routine('x.laninline')} as inline,
      ${routine('x.lanvalidator')} as validator
    from pg_catalog.pg_language x
    where x.oid >= 16384 and ${notOfExtension('pg_language', 'x')}`,
  read(row) {
    const path = [text(row, 'name')];
    const object: Language = {
      kind: 'language',
      id: objectId('language', path),
      path,
      needs: [],
      trusted: flag(row, 'trusted') || undefined,
      handler: text(row, 'handler'),
      inline: textOrNone(row, 'inline'),
      validator: textOrNone(row, 'validator'),
    };
    return [{ object, addresses: [address('pg_language', text(row, 'oid'))] }];
  },
};

const nameText = (object: Language): string => `LANGUAGE ${quoteName(nameOf(object))}`;

function create(verb: string, object: Language): readonly Statement[] {
  const clauses = [
    `${verb} ${object.trusted ? 'TRUSTED ' : ''}${nameText(object)} HANDLER ${object.handler}`,
    ...(object.inline === undefined ? [] : [`INLINE ${object.inline}`]),
    ...(object.validator === undefined ? [] : [`VALIDATOR ${object.validator}`]),
  ];
  return [statement(clauses.join(' '), [object.id])];
}

/** The server neither grants nor revokes anything on a language that isn't trusted. */
function way(before: Language, after: Language, sides: Sides): Way {
  const hasGrants = [sides.before, sides.after].some(
    (state) => childrenOfKind(state, after.id, 'grant').length > 0,
  );
  return before.trusted !== after.trusted && hasGrants ? 'replace' : 'alone';
}

/** The SQL of languages. */
export const languageSql: ObjectSql<Language> = {
  way,
  create: (object) => create('CREATE', object),
  drop: (object) => [statement(`DROP ${nameText(object)}`, [object.id])],
  alter: (_before, after) => create('CREATE OR REPLACE', after),
  rename: (before, after) => [
    statement(`ALTER ${nameText(before)} RENAME TO ${quoteName(nameOf(after))}`, [after.id]),
  ],
};
