import * as Flags from '@oclif/core/flags';
import { SchemactlError, errorExits } from '../../domain/error.js';
import { validate } from '../../services/executor/validate.js';
import type { ValidateResult } from '../../services/executor/validate.js';
import { SchemactlCommand, isDryRun, openOptions, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { lockWait, migrateFlags } from '../migrate-input.js';
import { missingDirs } from '../migrations-dirs.js';
import { counted } from '../render/text.js';

export default class Validate extends SchemactlCommand<ValidateResult> {
  static override summary = 'Look for whatever is wrong with the files and the history.';
  static override description =
    'Files that can not be read, versions twice, edited and lost revisions, ones out of order or half done: all are listed, and the exit code is 3. Without a database the files alone are looked at.';
  static override hiddenAliases = ['validate-files', 'validate-checksums'];
  static override examples = [
    '<%= config.bin %> validate',
    '<%= config.bin %> validate --fix',
    '<%= config.bin %> validate --fix --dry-run',
    '<%= config.bin %> validate --engine postgres',
  ];
  static override flags = {
    fix: Flags.boolean({ description: 'do what repair does with what can be mended' }),
    'dry-run': Flags.boolean({
      description: 'with --fix: tell what would be mended, and mend nothing',
      dependsOn: ['fix'],
    }),
    engine: Flags.string({ description: 'engine, where no URL names it', helpValue: 'NAME' }),
    'lock-wait': migrateFlags['lock-wait'],
  };

  protected async work(surroundings: Surroundings): Promise<ValidateResult> {
    const { ports, settings, flags } = surroundings;
    const files = { directories: settings.migrationsDirs, missing: missingDirs(settings) };
    const asked = { ...files, fix: flags['fix'] === true, dryRun: isDryRun(flags) };
    if (settings.url !== undefined) {
      const target = await readyTarget(surroundings);
      const database = { target, open: openOptions(settings), lockWaitMs: lockWait(surroundings) };
      return validate(ports, { ...asked, engine: target.engine, database });
    }
    if (typeof flags['engine'] === 'string') return validate(ports, { ...asked, engine: flags['engine'] });
    throw new SchemactlError('USAGE', 'neither a database nor an engine is named', {
      hint: `Give a URL with --url or in ${settings.urlVariable}; or --engine, to look at the files alone.`,
    });
  }

  protected show({ database, files, fixed, findings, dryRun }: ValidateResult): string {
    const against = database === undefined ? '' : `, against ${database}`;
    return [
      ...fixed.map((each) => `${dryRun ? 'Would fix' : 'Fixed'}: ${each}`),
      ...findings.map(({ kind, message }) => `${kind}: ${message}`),
      `${counted(files, 'file')}${against}: ${findings.length === 0 ? 'nothing is wrong' : counted(findings.length, 'finding')}.`,
    ].join('\n');
  }

  protected override exitCodeOf({ findings }: ValidateResult): number {
    return findings.length === 0 ? 0 : errorExits.HISTORY_DRIFT;
  }
}
