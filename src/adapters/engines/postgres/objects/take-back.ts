import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Grant } from '../../../../domain/schema/objects/access.js';
import { moveTexts, movesOf } from './acl-moves.js';
import { grantsAtBirth } from './birth.js';
import { targetOf, roleText, usual } from './grant-sql.js';

/** Takes away what new objects got at birth and no grant of the wanted state speaks of; of a shell nothing can be taken. */
export function takeBack(objects: readonly SchemaObject[], sides: Sides): readonly Statement[] {
  return objects
    .filter(({ kind }) => kind !== 'shell-type')
    .flatMap((object) => grantsAtBirth(object, sides.before))
    .filter(({ id }) => !sides.after.objects.has(id))
    .flatMap((grant) => compile(grant, sides));
}

/** What was just made belongs to the role that works here, whoever is to have it later. */
function compile(grant: Grant, { after }: Sides): readonly Statement[] {
  const moves = movesOf(grant.privileges, usual(grant));
  const texts = moveTexts(moves, { ...targetOf(grant, after), role: roleText(grant, undefined) });
  return texts.map((sql) => statement(sql, [grant.parent ?? '']));
}
