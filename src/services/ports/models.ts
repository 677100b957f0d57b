import type { Declaration } from '../../domain/declaration/declaration.js';

/** Models as they were loaded: what they declare, and from which files. */
export interface LoadedModels {
  readonly declaration: Declaration;
  readonly files: readonly string[];
}

/** Reads TypeScript models; throws BAD_MODELS with file and line. */
export interface Models {
  load(paths: readonly string[], cwd: string): Promise<LoadedModels>;
  /** The usual places, in a documented order; undefined where none of them exists. */
  discover(cwd: string): string | undefined;
}
