import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One small revision as it lies in its file. */
export interface SmallRevision {
  readonly version: string;
  readonly up: string;
}

/** Revisions of one small table each, in the order of their versions. */
export function smallRevisions(count: number): readonly SmallRevision[] {
  return Array.from({ length: count }, (_, index) => ({
    version: `2024${String(index + 1).padStart(10, '0')}`,
    up: `CREATE TABLE t${index + 1} (id integer PRIMARY KEY, name text NOT NULL);`,
  }));
}

/** Writes them as files of a migrations directory. */
export function writeRevisions(directory: string, revisions: readonly SmallRevision[]): void {
  mkdirSync(directory, { recursive: true });
  for (const [index, { version, up }] of revisions.entries()) {
    const text = `-- migrate:up\n${up}\n\n-- migrate:down\nDROP TABLE t${index + 1};\n`;
    writeFileSync(join(directory, `${version}_create_t${index + 1}.sql`), text);
  }
}

/** The same as one script for a database's own shell: each revision and its record are one transaction. */
export function scriptOf(revisions: readonly SmallRevision[]): string {
  const create = 'CREATE TABLE schema_migrations (version varchar(128) PRIMARY KEY);\n';
  return revisions.reduce(
    (script, { version, up }) =>
      `${script}BEGIN;\n${up}\nINSERT INTO schema_migrations (version) VALUES ('${version}');\nCOMMIT;\n`,
    create,
  );
}
