/** One file of a migrations directory. */
export interface FoundFile {
  readonly name: string;
  readonly path: string;
}

/** The file system as services see it; paths are absolute. Errors are SchemactlError (BAD_FILE, USAGE). */
export interface Files {
  /** The plain files of a directory, sorted by the bytes of their names; undefined where there is no directory. */
  list(directory: string): Promise<readonly FoundFile[] | undefined>;
  /** A text file as UTF-8; throws BAD_FILE for invalid UTF-8, NUL or more than 64 MiB. */
  read(path: string): Promise<string>;
  kind(path: string): Promise<'file' | 'directory' | 'other' | undefined>;
  /** Writes a file that must not exist yet, whole or not at all, with the directories above it. */
  create(path: string, text: string): Promise<void>;
  /** Writes or replaces a file, whole or not at all. */
  replace(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
}
