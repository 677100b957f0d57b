import { writeFileSync } from 'node:fs';
import { defaultServer, freshDatabase } from '../../setup/postgres';
import { freshFile } from '../../setup/sqlite';

/** A database of a test's own, of any engine. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Every engine under test, with how to get an empty database of it. */
export const testEngines: readonly {
  readonly name: 'postgres' | 'sqlite';
  readonly database: () => Promise<TestDatabase>;
}[] = [
  {
    name: 'sqlite',
    database: () => {
      const file = freshFile();
      writeFileSync(file.path, '');
      return Promise.resolve({ url: file.url, drop: () => Promise.resolve() });
    },
  },
  { name: 'postgres', database: async () => freshDatabase(await defaultServer()) },
];
