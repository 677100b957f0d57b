import * as Flags from '@oclif/core/flags';
import { SchemactlError, errorExits } from '../../domain/error.js';
import { diffSources } from '../../services/diff.js';
import type { DiffResult } from '../../services/diff.js';
import { SchemactlCommand } from '../command.js';
import type { Surroundings } from '../command.js';
import { compareInput, sourceOf, texts } from '../compare-input.js';
import { compareFlags } from '../flags.js';

export default class Diff extends SchemactlCommand<DiffResult> {
  static override summary = 'Show the SQL that leads from one source to another.';
  static override description =
    'A source is a database URL, a .sql file or a directory of them, models, a migrations directory, a .json state, or the word empty. models: migrations: sql: and state: before a path say what it is; the words models and migrations alone mean those of the settings. Left out, --from is the database of the settings and --to is models. Only SQL goes to stdout, and nothing where there is no difference.';
  static override examples = [
    '<%= config.bin %> diff --from "$DATABASE_URL" --to models',
    '<%= config.bin %> diff --from empty --to schema.sql --engine postgres',
    '<%= config.bin %> diff --from sqlite:a.db --to sqlite:b.db --exit-code',
  ];
  static override flags = {
    from: Flags.string({ description: 'the source to start from (the database)', helpValue: 'SOURCE' }),
    to: Flags.string({ description: 'the source to reach (models)', helpValue: 'SOURCE' }),
    engine: Flags.string({ description: 'engine, where no URL names it', helpValue: 'NAME' }),
    sql: Flags.boolean({ description: 'print SQL (the default)', exclusive: ['json'] }),
    'exit-code': Flags.boolean({ description: 'exit with 9 if there is a difference' }),
    ...compareFlags,
  };

  protected override readonly mayRunCode = true;

  protected async work(surroundings: Surroundings): Promise<DiffResult> {
    const { ports, flags } = surroundings;
    const from = await sourceOf(surroundings, sideOf(surroundings, 'from'));
    const to = await sourceOf(surroundings, sideOf(surroundings, 'to'));
    const input = compareInput(surroundings, { from, to }, true);
    const result = await diffSources(ports, { ...input, renames: texts(flags, 'rename') });
    for (const text of result.notes) ports.report({ kind: 'note', text });
    return result;
  }

  protected show(result: DiffResult): string {
    return result.sql.trimEnd();
  }

  protected override exitCodeOf(result: DiffResult, { flags }: Surroundings): number {
    return flags['exit-code'] === true && result.changes.length > 0 ? errorExits.DIFFERENCES : 0;
  }
}

function sideOf({ flags, settings }: Surroundings, side: 'from' | 'to'): string {
  const given = flags[side];
  if (typeof given === 'string') return given;
  if (side === 'to') return 'models';
  if (settings.url !== undefined) return settings.url;
  throw new SchemactlError('USAGE', 'diff needs to know where to start', {
    hint: 'Give --from SOURCE, or a database URL with --url.',
  });
}
