import type { Dialect, Sides } from '../../../domain/plan/dialect.js';
import type { Statement } from '../../../domain/plan/statement.js';
import type { ReleaseStep, Step } from '../../../domain/plan/step.js';
import { phases } from './objects/phases.js';
import { grantsAtBirth } from './objects/birth.js';
import { aside } from './objects/aside.js';
import { disturbs } from './objects/disturbs.js';
import { embeds, impliesDrop, occupies } from './objects/belonging.js';
import { comesAfter, goesWith, outlasts } from './objects/family-order.js';
import { comesBeforeGrant, givenBefore, whileUsable } from './objects/grantor-usage.js';
import { settledBefore } from './objects/handed-down.js';
import { overloadsThatGo } from './objects/overloads.js';
import { wayWithoutExtension } from './objects/lost-extension.js';
import { releaseColumn } from './objects/release.js';
import { keysAbove } from './objects/referring-keys.js';
import { afterTurns } from './objects/logged-keys.js';
import { waits } from './objects/waits.js';
import { lostColumns } from './objects/row-results.js';
import { restingTriggers } from './objects/resting-triggers.js';
import { roomOf } from './objects/rooms.js';
import { unfilled } from './objects/view-sql.js';
import { checkOffOnce, readsMentions, withoutCheck } from './objects/unchecked.js';
import { lettingGo } from './objects/publication.js';
import { linkedInVain } from './objects/operator-links.js';
import { standIn } from './objects/stand-in.js';
import { takeBack } from './objects/take-back.js';
import type { SchemaObject } from '../../../domain/schema/object.js';
import { SchemactlError } from '../../../domain/error.js';
import { oneLineStrings } from './sql/one-line.js';

function compileStep(step: Step, sides: Sides): readonly Statement[] {
  switch (step.verb) {
    case 'create':
      return [
        ...(step.early && step.object.kind === 'materialized-view'
          ? unfilled(step.object)
          : roomOf(step.object).create(step.object, step.embedded, sides)),
        ...takeBack([step.object, ...step.embedded], sides),
      ];
    case 'drop':
      return roomOf(step.object).drop(step.object, sides);
    case 'release':
      return release(step, sides);
    case 'alter':
      return [
        ...roomOf(step.after).alter(step.before, step.after, sides),
        ...(gainsIdentity(step.before, step.after) ? takeBack([step.after], sides) : []),
      ];
    case 'rename':
      return roomOf(step.after).rename(step.before, step.after, sides);
    case 'rebuild':
      throw new SchemactlError('INTERNAL', `PostgreSQL never makes a table anew: ${step.after.id}`);
  }
}

function release({ before, after }: ReleaseStep, sides: Sides): readonly Statement[] {
  if (before.kind === 'column' && after.kind === 'column') return releaseColumn(before, after, sides);
  return roomOf(after).alter(before, after, sides);
}

/** A column that becomes an identity gets a sequence, and that one privileges of its own. */
function gainsIdentity(before: SchemaObject, after: SchemaObject): boolean {
  return (
    before.kind === 'column' && after.kind === 'column' && !before.identity && after.identity !== undefined
  );
}

/** The planning half of the dialect: how every kind of object is made, changed and dropped, and in what order. */
export const ddl = {
  way: (change, sides) =>
    change.verb === 'alter'
      ? wayWithoutExtension(
          roomOf(change.after).way(change.before, change.after, sides),
          change.before,
          sides,
        )
      : 'alone',
  embeds,
  atBirth: grantsAtBirth,
  disturbs,
  aside,
  waits,
  standIn,
  impliesDrop,
  breaks: (object, state) => [...linkedInVain(object, state), ...restingTriggers(object, state)],
  goesWith,
  comesAfter: (object, sides, goes) =>
    object.kind === 'grant'
      ? (goes ? whileUsable : comesBeforeGrant)(object, sides)
      : [
          ...comesAfter(object, sides),
          ...(object.kind === 'column' ? settledBefore(object, sides) : []),
          ...keysAbove(object, sides).map(({ id }) => id),
          ...overloadsThatGo(object, sides),
          ...(goes
            ? []
            : [...afterTurns(object, sides), ...lettingGo(object, sides), ...lostColumns(object, sides)]),
        ],
  outlasts: (object, sides) =>
    object.kind === 'grant' ? givenBefore(object, sides) : outlasts(object, sides),
  occupies,
  readsMentions,
  compile: (step, sides) => {
    const statements = withoutCheck(step, compileStep(step, sides), sides);
    return statements.map((each) => ({ ...each, sql: oneLineStrings(each.sql) }));
  },
  phases,
  frame: (statements) => {
    const transaction = statements.every((each) => each.transaction === 'inside');
    return { statements: checkOffOnce(statements, transaction), transaction };
  },
} satisfies Partial<Dialect>;
