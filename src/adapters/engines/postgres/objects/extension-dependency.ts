import type { Alter } from '../../../../domain/diff/change.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { ExtensionDependency } from '../../../../domain/schema/objects/namespace.js';
import { childrenOfKind, dependentsOf } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { qualified, quoteName } from '../sql/quote.js';
import type { Found } from './catalog.js';
import { changesType } from './column-alter.js';
import { specialName } from './ddl-name.js';
import type { Addresses } from './needs.js';
import type { ObjectSql } from './object-sql.js';
import { never } from './object-sql.js';
import type { Row } from './row.js';
import { number, text, textOrNone } from './row.js';
import { alterActions } from './routine-alter.js';

/** What goes with an extension although it is no part of it, from the rows of dependencies that say so. */
export function extensionDependenciesOf(
  rows: readonly Row[],
  found: readonly Found[],
  addresses: Addresses,
): readonly ExtensionDependency[] {
  const ties = rows.filter((row) => textOrNone(row, 'tied_to') !== undefined);
  if (ties.length === 0) return [];
  const objects = new Map(found.map(({ object }) => [object.id, object]));
  return ties.flatMap((row) => {
    const subject = objects.get(
      addresses.resolve(text(row, 'catalog'), text(row, 'oid'), number(row, 'sub')) ?? '',
    );
    if (!subject) return [];
    const extension = text(row, 'tied_to');
    const path = [subject.kind, ...subject.path, extension];
    const needs = [objectId('extension', [extension])].filter((id) => objects.has(id));
    const id = objectId('extension-dependency', path);
    return [{ kind: 'extension-dependency', id, path, parent: subject.id, needs }];
  });
}

/** A key is meant by its index. */
function subjectText(subject: SchemaObject): string {
  switch (subject.kind) {
    case 'primary-key':
      return `INDEX ${qualified([subject.path[0] ?? '', subject.name ?? ''])}`;
    case 'unique':
    case 'exclusion':
      return `INDEX ${qualified([subject.path[0] ?? '', nameOf(subject)])}`;
    case 'index':
      return `INDEX ${qualified(subject.path)}`;
    case 'materialized-view':
      return `MATERIALIZED VIEW ${qualified(subject.path)}`;
    default:
      return specialName(subject) ?? never(`${subject.kind} can't depend on an extension`);
  }
}

function say(words: string, object: ExtensionDependency, state: SchemaState): readonly Statement[] {
  const subject = state.objects.get(object.parent ?? '') ?? never(`${object.id} has no subject`);
  const sql = `ALTER ${subjectText(subject)} ${words} ON EXTENSION ${quoteName(nameOf(object))}`;
  return [statement(sql, [object.id], { lock: 'blocks schema changes' })];
}

/** The SQL of what goes with an extension by the word of its owner. */
export const extensionDependencySql: ObjectSql<ExtensionDependency> = {
  way: () => 'alone',
  create: (object, _embedded, { after }) => say('DEPENDS', object, after),
  drop: (object, { before }) => say('NO DEPENDS', object, before),
  alter: () => [],
  rename: () => never('a dependency has no name of its own'),
};

function ofAll(owners: readonly ObjectId[], state: SchemaState): readonly SchemaObject[] {
  return owners.flatMap((owner) => childrenOfKind(state, owner, 'extension-dependency'));
}

/**
 * What the server forgets during a change: CREATE OR REPLACE keeps no such dependency, nor does an index which is made
 * anew for another type of its column; a check that comes again from above has no comment.
 */
export function forgottenBy({ before, after }: Alter, sides: Sides): readonly SchemaObject[] {
  const isCallable = before.kind === 'function' || before.kind === 'procedure';
  if (isCallable && (after.kind === 'function' || after.kind === 'procedure'))
    return alterActions(before, after) === undefined ? ofAll([before.id], sides.before) : [];
  if (before.kind === 'trigger' && after.kind === 'trigger')
    return before.definition === after.definition ? [] : ofAll([before.id], sides.before);
  if (before.kind !== 'column' || after.kind !== 'column' || !changesType(before, after)) return [];
  const around = dependentsOf(sides.before, before.id);
  const checks = around.filter((each) => each.kind === 'check' && each.inherited === 'only');
  return [
    ...ofAll(
      around.map(({ id }) => id),
      sides.before,
    ),
    ...checks.flatMap(({ id }) => childrenOfKind(sides.before, id, 'comment')),
  ];
}
