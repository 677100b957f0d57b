import type { Kysely } from 'kysely';
import type { InferDatabase } from 'schemactl/schema';

type Database = InferDatabase<typeof import('./schema'), 'sqlite'>;

export const handles = (db: Kysely<Database>) => db.selectFrom('users').select(['id', 'handle']).execute();
