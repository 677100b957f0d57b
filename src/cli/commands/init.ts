import { join, relative } from 'node:path';
import { init } from '../../services/init.js';
import type { InitResult } from '../../services/init.js';
import { SchemactlCommand, isDryRun } from '../command.js';
import type { Surroundings } from '../command.js';
import { dryRunFlag } from '../flags.js';
import { shortPath } from '../render/failure.js';

const fallbackUrl = 'sqlite:app.db';

export default class Init extends SchemactlCommand<InitResult> {
  static override summary = 'Write a configuration and the migrations directory.';
  static override description = 'For the engine that the URL names. What is there already is kept as it is.';
  static override examples = [
    '<%= config.bin %> init',
    '<%= config.bin %> init --url postgres://app@localhost/shop',
    '<%= config.bin %> init --dry-run',
  ];
  static override flags = { ...dryRunFlag };

  protected work({ ports, settings, flags }: Surroundings): Promise<InitResult> {
    const folder = settings.project?.folder ?? settings.cwd;
    // A project is begun here, even below another one.
    const isAbove = settings.root !== folder && settings.provenance.migrationsDir === 'default';
    const migrationsDir = (isAbove ? undefined : settings.migrationsDirs[0]) ?? join(folder, 'migrations');
    return init(ports, {
      configPath: join(folder, 'schemactl.config.yaml'),
      migrationsDir,
      migrationsName: nameIn(folder, migrationsDir),
      urlVariable: settings.urlVariable,
      exampleUrl: settings.url === undefined ? fallbackUrl : ports.target(settings.url).url,
      keepFile: join(migrationsDir, '.gitkeep'),
      dryRun: isDryRun(flags),
    });
  }

  protected show({ created, kept, dryRun }: InitResult): string {
    const lines = created.map((path) => `${dryRun ? 'Would create' : 'Creating'}: ${shortPath(path)}`);
    return [...lines, ...kept.map((path) => `Keeping: ${shortPath(path)}`)].join('\n');
  }
}

/** The configuration names the directory as it lies beside it, if it does. */
function nameIn(folder: string, directory: string): string {
  const name = relative(folder, directory);
  return name === '' || name.startsWith('..') ? directory : name.replaceAll('\\', '/');
}
