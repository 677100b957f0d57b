import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { ScriptPlace, ScriptWords } from '../../../services/ports/script-words.js';
import { literal, scriptWords } from '../../history/script-words.js';
import type { LiteralWords } from '../../history/script-words.js';
import { historyPlace, words } from './history.js';
import { quoteLiteral } from './sql/quote.js';

const literals: LiteralWords = {
  text: quoteLiteral,
  bytes: (hex) => `x'${hex}'`,
  now: "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')",
};

/** Values stand in the text: nobody is there to bind parameters. */
class LiteralCompiler extends SqliteQueryCompiler {
  protected override appendValue(value: unknown): void {
    this.append(literal(value, literals));
  }
}

const keys = 'PRAGMA foreign_keys = on';

/** What the sqlite3 shell needs beside the SQL of revisions; other than in our sessions, keys are not checked there. */
export function sqliteScript({ migrationsTable }: ScriptPlace): ScriptWords {
  return scriptWords({
    place: historyPlace(migrationsTable),
    words,
    kysely: {
      adapter: () => new SqliteAdapter(),
      compiler: () => new LiteralCompiler(),
      introspector: (database) => new SqliteIntrospector(database),
    },
    head: ['.bail on', `${keys};`],
    reset: [keys],
    schema: [],
  });
}
