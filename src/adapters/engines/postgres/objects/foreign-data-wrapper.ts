import { objectId } from '../../../../domain/schema/id.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { ForeignDataWrapper } from '../../../../domain/schema/objects/foreign.js';
import { quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address, notOfExtension } from './catalog.js';
import { foreignOptions, optionsChange, optionsText } from './foreign-options.js';
import type { ObjectSql } from './object-sql.js';
import { some, text, textOrNone, texts } from './row.js';

const routineName = (column: string): string =>
  `case when ${column} <> 0 then ${column}::pg_catalog.regproc::pg_catalog.text end`;

/** Reads the foreign data wrappers that no extension brought. */
export const foreignDataWrapperCatalog: CatalogReader = {
  present: made('pg_foreign_data_wrapper'),
  query: () => `
    select x.oid::pg_catalog.text as oid, x.fdwname as name, ${routineName('x.fdwhandler')} as handler,
      ${routineName('x.fdwvalidator')} as validator, ${foreignOptions('x.fdwoptions')} as options
    from pg_catalog.pg_foreign_data_wrapper x
    where x.oid >= 16384 and ${notOfExtension('pg_foreign_data_wrapper', 'x')}`,
  read(row) {
    const path = [text(row, 'name')];
    const object: ForeignDataWrapper = {
      kind: 'foreign-data-wrapper',
      id: objectId('foreign-data-wrapper', path),
      path,
      needs: [],
      handler: textOrNone(row, 'handler'),
      validator: textOrNone(row, 'validator'),
      options: some(texts(row, 'options')),
    };
    return [{ object, addresses: [address('pg_foreign_data_wrapper', text(row, 'oid'))] }];
  },
};

const nameText = (object: ForeignDataWrapper): string => `FOREIGN DATA WRAPPER ${quoteName(nameOf(object))}`;

function create(object: ForeignDataWrapper): readonly Statement[] {
  const handler = object.handler === undefined ? '' : ` HANDLER ${object.handler}`;
  const validator = object.validator === undefined ? '' : ` VALIDATOR ${object.validator}`;
  const sql = `CREATE ${nameText(object)}${handler}${validator}${optionsText(object.options)}`;
  return [statement(sql, [object.id])];
}

function alter(before: ForeignDataWrapper, after: ForeignDataWrapper): readonly Statement[] {
  const routine = (word: string, old: string | undefined, now: string | undefined): readonly string[] =>
    old === now ? [] : [now === undefined ? `NO ${word}` : `${word} ${now}`];
  const actions = [
    ...routine('HANDLER', before.handler, after.handler),
    ...routine('VALIDATOR', before.validator, after.validator),
    optionsChange(before.options, after.options) ?? '',
  ];
  return [
    statement(`ALTER ${nameText(after)} ${actions.filter((each) => each !== '').join(' ')}`, [after.id]),
  ];
}

/** The SQL of foreign data wrappers. */
export const foreignDataWrapperSql: ObjectSql<ForeignDataWrapper> = {
  way: () => 'alone',
  create: (object) => create(object),
  drop: (object) => [statement(`DROP ${nameText(object)}`, [object.id])],
  alter,
  rename: (before, after) => [
    statement(`ALTER ${nameText(before)} RENAME TO ${quoteName(nameOf(after))}`, [after.id]),
  ],
};
