import { SchemactlError } from '../domain/error.js';
import { parseForeignName } from '../domain/revision/index.js';
import type { FoundFile } from './ports/files.js';
import type { Ports } from './ports/ports.js';

/** The files that jetbase or Flyway would run (`V2__x.sql`) and nothing here does until they are adopted. */
export function unadoptedAmong(files: readonly FoundFile[]): readonly FoundFile[] {
  return files.filter(({ name }) => parseForeignName(name) !== undefined);
}

/** Warns of such files; throws BAD_FILE where there are no others, since then nothing at all would run. */
export function tellUnadopted(ports: Ports, files: readonly FoundFile[], others: number): void {
  const [first, ...more] = unadoptedAmong(files);
  if (!first) return;
  const names = more.length === 0 ? first.name : `${first.name} and ${more.length} more`;
  const text = `not run, since jetbase or Flyway would name them so: ${names}`;
  const hint = 'schemactl adopt gives such files the names and directives of revisions.';
  if (others === 0) throw new SchemactlError('BAD_FILE', text, { hint, place: { file: first.path } });
  ports.report({ kind: 'warning', text: `${text}. ${hint}` });
}
