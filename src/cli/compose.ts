import { userInfo, hostname } from 'node:os';
import { systemClock } from '../adapters/clock/system-clock.js';
import { engineNamed } from '../adapters/engines/registry.js';
import { dryFiles } from '../adapters/files/dry-files.js';
import { diskFiles } from '../adapters/files/disk-files.js';
import { sha256 } from '../adapters/hash/sha256.js';
import type * as Code from '../adapters/code/load-code.js';
import type * as Ddl from '../ddl.js';
import type * as Models from '../adapters/sources/models/index.js';
import { changedLines } from '../adapters/texts/changed-lines.js';
import { parseState } from '../adapters/sources/state/parse-state.js';
import { SchemactlError, isSchemactlError } from '../domain/error.js';
import { parseUrl } from '../domain/target/parse.js';
import type { Ports } from '../services/ports/ports.js';
import type { Report } from '../services/ports/report.js';

/** What differs between the command line and a program that uses the library. */
export interface Composition {
  /** The variables that fill the gaps of database URLs. */
  readonly environment: () => Readonly<Record<string, string | undefined>>;
  readonly report: Report;
  readonly stop: AbortSignal | undefined;
  /** Whether files are only read. */
  readonly dryRun?: boolean | undefined;
}

/** Joins the adapters to the services: the one place that knows both. */
export function composePorts({ environment, report, stop, dryRun = false }: Composition): Ports {
  return {
    engine: engineNamed,
    target: (url) => parseUrl(url, { env: environment() }),
    files: dryRun ? dryFiles(diskFiles) : diskFiles,
    clock: systemClock,
    hash: sha256,
    // Loaded by the commands that read or write models, and no others.
    get models() {
      return (require('../adapters/sources/models/index.js') as typeof Models).fileModels;
    },
    // Loaded where a revision that is code is to run, and nowhere else.
    get code() {
      return (require('../adapters/code/load-code.js') as typeof Code).codeFiles(ownExports);
    },
    changedLines,
    parseState,
    report,
    runner: `${userName()}@${hostname()}`,
    stop,
  };
}

/** What the package gives a revision that can't reach it by its name. */
function ownExports(): Readonly<Record<string, unknown>> {
  const { ddl } = require('../ddl.js') as typeof Ddl;
  return { ddl, SchemactlError, isSchemactlError };
}

/** A container's user may have no entry in its password file. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}
