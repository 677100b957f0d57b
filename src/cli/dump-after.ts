import { messageOf } from '../domain/error.js';
import type { Target } from '../domain/target/target.js';
import { dump } from '../services/executor/dump.js';
import { openOptions } from './command.js';
import type { Surroundings } from './command.js';
import { scopeOf } from './compare-input.js';

/**
 * Writes the schema file after revisions ran, as dbmate does. It is a by-product: where it can't be written, or would
 * lack something that the database holds, that is a warning and the revisions stay applied.
 */
export async function dumpAfter(
  { ports, settings }: Surroundings,
  target: Target,
  changed: boolean,
): Promise<void> {
  if (!changed || !settings.dumpSchema) return;
  try {
    const { missing } = await dump(ports, {
      target,
      open: openOptions(settings),
      path: settings.schemaFile,
      scope: scopeOf(settings),
    });
    if (missing.length === 0) return;
    ports.report({
      kind: 'warning',
      text: `${settings.schemaFile} lacks ${missing.length} unmanaged objects`,
    });
  } catch (error) {
    ports.report({ kind: 'warning', text: `the schema file was not written: ${messageOf(error)}` });
  }
}
