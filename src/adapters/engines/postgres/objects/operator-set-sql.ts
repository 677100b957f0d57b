import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type {
  OperatorClass,
  OperatorFamily,
  OperatorMember,
} from '../../../../domain/schema/objects/plain.js';
import { qualified, quoteName } from '../sql/quote.js';
import type { ObjectSql } from './object-sql.js';
import { operatorSetText } from './operator-set.js';

function memberText({ what, number, types, member }: OperatorMember): string {
  return what === 'operator' ? `OPERATOR ${number} ${member}` : `FUNCTION ${number} (${types}) ${member}`;
}

/** A member that goes is named by its place alone. */
function placeText({ what, number, types }: OperatorMember): string {
  return `${what.toUpperCase()} ${number} (${types})`;
}

function createClass(object: OperatorClass): Statement {
  const name = qualified([object.path[0] ?? '', object.name]);
  const kept = object.storage ?? (object.members === undefined ? object.type : undefined);
  const parts = [
    ...(kept === undefined ? [] : [`STORAGE ${kept}`]),
    ...(object.members ?? []).map(memberText),
  ];
  const head = `CREATE OPERATOR CLASS ${name}${object.isDefault ? ' DEFAULT' : ''} FOR TYPE ${object.type}`;
  const place = `USING ${quoteName(object.signature)} FAMILY ${qualified(object.family)}`;
  return statement(`${head}\n  ${place} AS\n  ${parts.join(',\n  ')}`, [object.id]);
}

function rename(before: OperatorClass | OperatorFamily, after: OperatorClass | OperatorFamily): Statement {
  return statement(`ALTER ${operatorSetText(before)} RENAME TO ${quoteName(after.name)}`, [after.id]);
}

/** The SQL of operator classes: but for the name nothing of one can change, so it is made anew under its indexes. */
export const operatorClassSql: ObjectSql<OperatorClass> = {
  occupies: ({ path, type, signature, isDefault }) => [
    `operator class ${JSON.stringify(path)}`,
    ...(isDefault ? [`default of ${signature} for ${type}`] : []),
  ],
  way: () => 'replace',
  create: (object) => [createClass(object)],
  drop: (object) => [statement(`DROP ${operatorSetText(object)}`, [object.id])],
  alter: () => [],
  rename: (before, after) => [rename(before, after)],
};

function missing(
  family: OperatorFamily,
  { members: others = [] }: OperatorFamily,
): readonly OperatorMember[] {
  const known = new Set(others.map(memberText));
  return (family.members ?? []).filter((member) => !known.has(memberText(member)));
}

function change(family: OperatorFamily, verb: string, parts: readonly string[]): readonly Statement[] {
  if (parts.length === 0) return [];
  return [statement(`ALTER ${operatorSetText(family)} ${verb} ${parts.join(', ')}`, [family.id])];
}

/** The SQL of operator families; members come and go in place. */
export const operatorFamilySql: ObjectSql<OperatorFamily> = {
  occupies: ({ path }) => [`operator family ${JSON.stringify(path)}`],
  way: () => 'alone',
  create: (object) => [
    statement(`CREATE ${operatorSetText(object)}`, [object.id]),
    ...change(object, 'ADD', (object.members ?? []).map(memberText)),
  ],
  drop: (object) => [statement(`DROP ${operatorSetText(object)}`, [object.id])],
  alter: (before, after) => [
    ...change(before, 'DROP', missing(before, after).map(placeText)),
    ...change(after, 'ADD', missing(after, before).map(memberText)),
  ],
  rename: (before, after) => [rename(before, after)],
};
