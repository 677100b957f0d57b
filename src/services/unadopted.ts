import { SchemactlError } from '../domain/error.js';
import { parseForeignName } from '../domain/revision/index.js';
import type { FoundFile } from './ports/files.js';
import type { Ports } from './ports/ports.js';

/** The files that jetbase or Flyway would run (`V2__x.sql`) and nothing here does until they are adopted. */
export async function findUnadopted(
  ports: Ports,
  directories: readonly string[],
): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const directory of directories) {
    const files = (await ports.files.list(directory)) ?? [];
    found.push(...files.filter(({ name }) => parseForeignName(name) !== undefined));
  }
  return found;
}

/** Warns of such files; throws BAD_FILE where there are no others, since then nothing at all would run. */
export async function tellUnadopted(
  ports: Ports,
  directories: readonly string[],
  others: number,
): Promise<void> {
  const [first, ...more] = await findUnadopted(ports, directories);
  if (!first) return;
  const names = more.length === 0 ? first.name : `${first.name} and ${more.length} more`;
  const text = `not run, since jetbase or Flyway would name them so: ${names}`;
  const hint = 'schemactl adopt gives such files the names and directives of revisions.';
  if (others === 0) throw new SchemactlError('BAD_FILE', text, { hint, place: { file: first.path } });
  ports.report({ kind: 'warning', text: `${text}. ${hint}` });
}
