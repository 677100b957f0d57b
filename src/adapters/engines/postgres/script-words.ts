import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { ScriptPlace, ScriptWords } from '../../../services/ports/script-words.js';
import { literal, scriptWords } from '../../history/script-words.js';
import type { LiteralWords } from '../../history/script-words.js';
import { words } from './history.js';
import { historyNames } from './names-of-history.js';
import { quoteLiteral, quoteName } from './sql/quote.js';

const literals: LiteralWords = {
  text: quoteLiteral,
  bytes: (hex) => `'\\x${hex}'::pg_catalog.bytea`,
  now: 'pg_catalog.now()',
};

/** Values stand in the text: nobody is there to bind parameters. */
class LiteralCompiler extends PostgresQueryCompiler {
  protected override appendValue(value: unknown): void {
    this.append(literal(value, literals));
  }
}

/** What psql needs beside the SQL of revisions. */
export function postgresScript({ migrationsTable, schema }: ScriptPlace): ScriptWords {
  const place = historyNames(migrationsTable, [], schema);
  const isUsual = place.schema === 'public';
  return scriptWords({
    place,
    words,
    kysely: {
      adapter: () => new PostgresAdapter(),
      compiler: () => new LiteralCompiler(),
      introspector: (database) => new PostgresIntrospector(database),
    },
    head: ['\\set ON_ERROR_STOP on'],
    reset: ['RESET SESSION AUTHORIZATION', 'RESET ROLE', 'RESET ALL'],
    schema: isUsual ? [] : [`create schema if not exists ${quoteName(place.schema)}`],
  });
}
