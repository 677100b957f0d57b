import { dump } from '../../services/executor/dump.js';
import type { DumpResult } from '../../services/executor/dump.js';
import { SchemactlCommand, isDryRun, openOptions, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { scopeOf } from '../compare-input.js';
import { compareFlags, dryRunFlag } from '../flags.js';
import { shortPath } from '../render/failure.js';

const { schema, exclude } = compareFlags;

export default class Dump extends SchemactlCommand<DumpResult> {
  static override summary = 'Write the schema and the applied versions to the schema file.';
  static override description =
    'Needs no program of the database on this machine; the same database gives the same bytes.';
  static override examples = ['<%= config.bin %> dump', '<%= config.bin %> dump --schema-file schema.sql'];

  static override flags = { schema, exclude, ...dryRunFlag };

  protected async work(surroundings: Surroundings): Promise<DumpResult> {
    const { ports, settings, flags } = surroundings;
    const target = await readyTarget(surroundings);
    const result = await dump(ports, {
      target,
      open: openOptions(settings),
      path: settings.schemaFile,
      scope: scopeOf(settings),
      dryRun: isDryRun(flags),
    });
    for (const each of result.missing)
      ports.report({ kind: 'warning', text: `not dumped, since it isn't modelled: ${each}` });
    return result;
  }

  protected show({ path, dryRun }: DumpResult): string {
    return `${dryRun ? 'Would write' : 'Writing'}: ${shortPath(path)}`;
  }
}
