import type { Files } from '../../services/ports/files.js';
import { existsAlready } from './write-text.js';

/** The same files, of which none is written or removed: for `--dry-run`. A name that is taken is still told. */
export function dryFiles(files: Files): Files {
  return {
    ...files,
    create: async (path) => {
      if ((await files.kind(path)) !== undefined) throw existsAlready(path);
    },
    replace: () => Promise.resolve(),
    remove: () => Promise.resolve(),
  };
}
