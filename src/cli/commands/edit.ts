import * as Flags from '@oclif/core/flags';
import { SchemactlError } from '../../domain/error.js';
import { show } from '../../services/executor/show.js';
import type { ShowResult } from '../../services/executor/show.js';
import { SchemactlCommand } from '../command.js';
import type { Surroundings } from '../command.js';
import { openInEditor } from '../editor.js';
import { engineFlag } from '../flags.js';
import { requiredTarget } from '../point.js';
import { showInput } from '../show-input.js';

/** What came of opening a revision. */
interface EditResult {
  readonly path: string;
  /** Whether its text is another one now. */
  readonly changed: boolean;
}

export default class Edit extends SchemactlCommand<EditResult> {
  static override summary = 'Open a revision in the editor that $VISUAL or $EDITOR names.';
  static override description =
    'The file is read again afterwards, and what is wrong with it is told. One that is applied is refused without --force: its database would no longer be what the files say.';
  static override examples = ['<%= config.bin %> edit head', '<%= config.bin %> edit 20260101 --force'];
  static override args = { target: requiredTarget };
  static override flags = {
    ...engineFlag,
    force: Flags.boolean({ description: 'also one that is applied' }),
  };

  protected async work(surroundings: Surroundings): Promise<EditResult> {
    const { ports, flags } = surroundings;
    const input = showInput(surroundings);
    const before = await show(ports, input);
    if (flags['force'] !== true) refuseApplied(before);
    await openInEditor(before.path, surroundings.settings.environment());
    const after = await show(ports, { ...input, revision: before.version });
    return { path: after.path, changed: after.checksum !== before.checksum };
  }

  protected show({ path, changed }: EditResult): string {
    return changed ? `Changed: ${path}` : `Unchanged: ${path}`;
  }
}

function refuseApplied({ file, path, status }: ShowResult): void {
  if (status === undefined || status === 'pending' || status === 'partly applied') return;
  throw new SchemactlError('USAGE', `${file} is applied: an edit would not reach the database`, {
    hint: 'Write a new revision (schemactl new); or --force, then schemactl redo, or schemactl repair to accept the new text.',
    place: { file: path },
  });
}
