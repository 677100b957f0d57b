import type { Sides } from '../../../../domain/plan/dialect.js';
import type { Effect } from '../../../../domain/plan/effect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { differingFacets } from '../../../../domain/schema/equal.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { DomainCheck, DomainType } from '../../../../domain/schema/objects/types.js';
import { childrenOfKind } from '../../../../domain/schema/state.js';
import { qualified, quoteName } from '../sql/quote.js';
import { bracketed } from './column-clause.js';
import { notNullName } from './domain.js';
import { ruleEffects } from './domain-users.js';
import { ownTypeOf } from './named-type.js';
import { typeName } from './names.js';
import type { ObjectSql } from './object-sql.js';

function alterDomain(
  path: readonly string[],
  action: string,
  serves: string,
  effects: readonly Effect[] = [],
) {
  return statement(`ALTER DOMAIN ${qualified(path)} ${action}`, [serves], {
    lock: 'blocks schema changes',
    effects,
  });
}

function notNullClause({ notNullName: name }: DomainType): string {
  return name === undefined ? 'NOT NULL' : `CONSTRAINT ${quoteName(name)} NOT NULL`;
}

function checkClause({ name, expression, notValid }: DomainCheck): string {
  const trust = notValid ? ' NOT VALID' : '';
  return `CONSTRAINT ${quoteName(name)} CHECK ${bracketed(expression)}${trust}`;
}

/** A domain over another one begins with the default of that. */
function inheritsDefault(domain: DomainType, embedded: readonly SchemaObject[], { after }: Sides): boolean {
  if (embedded.some(({ kind }) => kind === 'default')) return false;
  const base = ownTypeOf(domain, after);
  return base?.kind === 'domain' && childrenOfKind(after, base.id, 'default').length > 0;
}

function create(domain: DomainType, embedded: readonly SchemaObject[], sides: Sides): readonly Statement[] {
  const clauses = [
    ...(domain.collation === undefined ? [] : [`COLLATE ${domain.collation}`]),
    ...embedded.flatMap((object) => (object.kind === 'default' ? [`DEFAULT ${object.expression}`] : [])),
    ...(domain.notNull ? [notNullClause(domain)] : []),
    ...embedded.flatMap((object) => (object.kind === 'domain-check' ? [checkClause(object)] : [])),
  ];
  const head = `CREATE DOMAIN ${qualified(domain.path)} AS ${domain.type}`;
  const line = [head, ...clauses].join(' ');
  const sql = line.length <= 100 ? line : [head, ...clauses].join('\n  ');
  return [
    statement(sql, [domain.id, ...embedded.map((object) => object.id)]),
    ...(inheritsDefault(domain, embedded, sides)
      ? [alterDomain(domain.path, 'DROP DEFAULT', domain.id)]
      : []),
  ];
}

/** A domain has one NOT NULL, whose name can be changed in place where the server keeps one. */
function alter(before: DomainType, after: DomainType, sides: Sides): readonly Statement[] {
  const { path, id } = after;
  if (!after.notNull) return [alterDomain(path, 'DROP NOT NULL', id)];
  if (!before.notNull) {
    const action = after.notNullName === undefined ? 'SET NOT NULL' : `ADD ${notNullClause(after)}`;
    return [alterDomain(path, action, id, ruleEffects(id, id, sides.before))];
  }
  const names = [before, after].map((each) => quoteName(each.notNullName ?? notNullName(each.path)));
  return [alterDomain(path, `RENAME CONSTRAINT ${names.join(' TO ')}`, id)];
}

const inPlace: ReadonlySet<string> = new Set(['notNull', 'notNullName']);

/** The SQL of domains. There is no statement for another base type: then the domain is made anew under its columns. */
export const domainSql: ObjectSql<DomainType> = {
  occupies: ({ path }) => [typeName(path)],
  way: (before, after) =>
    differingFacets(before, after).every((facet) => inPlace.has(facet)) ? 'alone' : 'replace',
  create,
  drop: (object) => [statement(`DROP DOMAIN ${qualified(object.path)}`, [object.id])],
  alter,
  rename: (before, after) => [alterDomain(before.path, `RENAME TO ${quoteName(nameOf(after))}`, after.id)],
};

function domainPath({ path }: DomainCheck): readonly string[] {
  return path.slice(0, -1);
}

/** The SQL of a domain's checks; `NOT VALID` can't be said where the domain is created. */
export const domainCheckSql: ObjectSql<DomainCheck> = {
  embeds: ({ notValid }) => (notValid ? 'never' : 'weak'),
  way: (before, after) => {
    const facets = differingFacets(before, after);
    return facets.join() === 'notValid' && before.notValid ? 'alone' : 'replace';
  },
  create: (check, _embedded, { before }) => {
    const effects = check.notValid ? [] : ruleEffects(check.parent ?? '', check.id, before);
    return [alterDomain(domainPath(check), `ADD ${checkClause(check)}`, check.id, effects)];
  },
  drop: (check) => [alterDomain(domainPath(check), `DROP CONSTRAINT ${quoteName(check.name)}`, check.id)],
  alter: (_before, after, { before }) => {
    const effects = ruleEffects(after.parent ?? '', after.id, before);
    return [
      alterDomain(domainPath(after), `VALIDATE CONSTRAINT ${quoteName(after.name)}`, after.id, effects),
    ];
  },
  rename: (before, after) => {
    const names = [before.name, after.name].map(quoteName).join(' TO ');
    return [alterDomain(domainPath(after), `RENAME CONSTRAINT ${names}`, after.id)];
  },
};
