import { SchemactlError } from '../../domain/error.js';
import {
  explicitVersion,
  nextVersion,
  parseFileName,
  refuseMisplaced,
  slug,
} from '../../domain/revision/index.js';
import type { Ports } from '../ports/ports.js';
import { findRevisionFiles } from '../revisions.js';

/** Where new revision files go and what they are called. */
export interface PlaceInput {
  /** The directories of the project; new files go into the first. */
  readonly directories: readonly string[];
  readonly name: string;
  /** A version to use instead of the time. */
  readonly version?: string | undefined;
  /** What the file holds; SQL where absent. */
  readonly kind?: 'sql' | 'code' | undefined;
  readonly join: (directory: string, file: string) => string;
}

export interface RevisionPlace {
  readonly version: string;
  readonly name: string;
  readonly path: string;
}

/** Names `count` new revision files whose versions are later than every file there is. Throws USAGE. */
export async function placeRevisions(
  ports: Ports,
  input: PlaceInput,
  count: number,
): Promise<readonly RevisionPlace[]> {
  const [directory] = input.directories;
  if (directory === undefined) throw new SchemactlError('USAGE', 'no migrations directory is named');
  const name = slug(input.name);
  const files = await findRevisionFiles(ports, input.directories);
  const existing = files.flatMap((file) => parseFileName(file.name)?.version ?? []);
  const places: RevisionPlace[] = [];
  let newest = existing.reduce<string | undefined>(
    (a, b) => (a !== undefined && later(a, b) ? a : b),
    undefined,
  );
  for (let index = 0; index < count; index++) {
    const version = versionFor(ports, input, existing, newest, index);
    if (existing.includes(version)) {
      throw new SchemactlError('USAGE', `version ${version} exists already`, {
        hint: 'Choose another one, or leave -v out.',
      });
    }
    places.push({
      version,
      name,
      path: input.join(directory, `${version}_${name}.${input.kind === 'code' ? 'ts' : 'sql'}`),
    });
    newest = version;
  }
  return places;
}

function versionFor(
  ports: Ports,
  input: PlaceInput,
  existing: readonly string[],
  newest: string | undefined,
  index: number,
): string {
  if (input.version !== undefined && index === 0) {
    const version = explicitVersion(input.version);
    refuseMisplaced(version, existing);
    return version;
  }
  // Those that follow a chosen version count on from it, so that nothing depends on the time.
  if (input.version !== undefined && newest !== undefined) return nextVersion(newest, newest);
  const now = ports.clock.now().toISOString().replace(/\D/g, '').slice(0, 14);
  return nextVersion(now, newest);
}

/** Files are ordered by the bytes of their names. */
function later(a: string, b: string): boolean {
  return `${a}_` > `${b}_`;
}
