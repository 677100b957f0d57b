import { SchemactlError } from '../domain/error.js';
import { parseUndoName } from '../domain/revision/index.js';
import type { FoundFile } from './ports/files.js';
import type { Ports } from './ports/ports.js';

/** Files that undo another one in Flyway (`U2__x.sql`), by the version that the other one gets. */
export type Undos = ReadonlyMap<string, FoundFile>;

/** Throws BAD_FILE where two files undo the same version. */
export function undosAmong(files: readonly FoundFile[]): Undos {
  const undos = new Map<string, FoundFile>();
  for (const file of files) {
    const version = parseUndoName(file.name)?.version;
    if (version === undefined) continue;
    const other = undos.get(version);
    if (other) {
      throw new SchemactlError('BAD_FILE', `${other.name} and ${file.name} would both undo ${version}`, {
        hint: 'Keep one of the two.',
        place: { file: file.path },
      });
    }
    undos.set(version, file);
  }
  return undos;
}

/** Warns of those whose other file isn't adopted now: its way down is nowhere. */
export function tellLeft(
  ports: Ports,
  undos: Undos,
  adopted: readonly { readonly undo?: string | undefined }[],
): void {
  const used = new Set(adopted.map(({ undo }) => undo));
  for (const { name } of undos.values()) {
    if (used.has(name)) continue;
    const text = `${name} is left alone: there is no file V… of its version. Its SQL belongs below "-- migrate:down".`;
    ports.report({ kind: 'warning', text });
  }
}
