import { adoptedText, isPlainSql } from '../domain/revision/index.js';
import type { Lexis } from '../domain/sql/index.js';
import type { FoundFile } from './ports/files.js';
import type { Ports } from './ports/ports.js';

/** A file that has the name of a revision and plain SQL in it. */
export interface PlainFile {
  readonly path: string;
  readonly name: string;
  readonly before: string;
  /** The same as a revision: all of it is the way up. */
  readonly text: string;
}

/** The SQL files among revisions that have no directive, nor a line that was meant as one. Throws BAD_FILE. */
export async function plainAmong(
  ports: Ports,
  files: readonly FoundFile[],
  lexis: Lexis,
): Promise<readonly PlainFile[]> {
  const plain: PlainFile[] = [];
  for (const { name, path } of files.filter((file) => file.name.endsWith('.sql'))) {
    const before = await ports.files.read(path);
    if (!isPlainSql(before)) continue;
    plain.push({ name, path, before, text: adoptedText(before, { file: path, renamed: name, lexis }) });
  }
  return plain;
}

/** Writes them over what they were and does the rest; where any of it fails, they are again what they were. */
export async function replacePlain(
  ports: Ports,
  files: readonly PlainFile[],
  rest: () => Promise<void>,
): Promise<void> {
  const replaced: PlainFile[] = [];
  try {
    for (const file of files) {
      await ports.files.replace(file.path, file.text);
      replaced.push(file);
    }
    await rest();
  } catch (error) {
    for (const { path, before } of replaced) await ports.files.replace(path, before);
    throw error;
  }
}
