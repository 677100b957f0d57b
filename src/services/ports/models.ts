import type { Declaration } from '../../domain/declaration/declaration.js';

/** Models as they were loaded: what they declare, and from which files. */
export interface LoadedModels {
  readonly declaration: Declaration;
  readonly files: readonly string[];
}

/** How models are to be written. */
export interface WriteOptions {
  readonly engine: string;
  /** One file, or a folder with a file for each table and view. */
  readonly layout: 'file' | 'folder';
  /** What models have no words for, a line each: it is named in a comment. */
  readonly unheld: readonly string[];
}

/** One file of written models; in a folder it has a name. */
export interface WrittenModels {
  readonly name: string;
  readonly text: string;
}

/** Reads and writes TypeScript models; `load` throws BAD_MODELS with file and line. */
export interface Models {
  load(paths: readonly string[], cwd: string): Promise<LoadedModels>;
  /** The usual places, in a documented order; undefined where none of them exists. */
  discover(cwd: string): string | undefined;
  /** The source text of models, formatted; the same declaration gives the same bytes. */
  write(declaration: Declaration, options: WriteOptions): readonly WrittenModels[];
  /** Whether a text was written so, and so may be written anew. */
  isWritten(text: string): boolean;
}
