import { join } from 'node:path';
import * as Args from '@oclif/core/args';
import { Config } from '@oclif/core/config';
import { SchemactlCommand, isDryRun } from '../command.js';
import type { Surroundings } from '../command.js';
import { dryRunFlag } from '../flags.js';

const shells = ['bash', 'zsh', 'powershell'] as const;
type Shell = (typeof shells)[number];

interface AutocompleteResult {
  readonly shell: Shell;
  /** Where what completes words was written. */
  readonly directory: string;
  /** What the start-up file of the shell has to run. */
  readonly line: string;
  readonly dryRun: boolean;
}

/** The package that knows how shells want to be told. */
const plugin = '@oclif/plugin-autocomplete';

export default class Autocomplete extends SchemactlCommand<AutocompleteResult> {
  static override summary = 'Let the shell complete commands and flags.';
  static override description =
    'Writes what completes them into the cache folder, and prints the line that the start-up file of the shell needs once. Run it again after an update.';
  static override examples = [
    '<%= config.bin %> autocomplete bash >> ~/.bashrc',
    '<%= config.bin %> autocomplete zsh >> ~/.zshrc',
    '<%= config.bin %> autocomplete powershell >> $PROFILE',
  ];
  static override args = {
    shell: Args.string({
      description: 'bash, zsh or powershell; else the one that runs',
      options: [...shells],
    }),
  };
  static override flags = { ...dryRunFlag };

  protected override readonly takesReference = false;

  protected async work({ args, flags }: Surroundings): Promise<AutocompleteResult> {
    const shell = shells.find((each) => each === args['shell']) ?? shellOf(this.config.shell);
    const directory = join(this.config.cacheDir, 'autocomplete');
    if (!isDryRun(flags)) await writeCompletions(this.config);
    return { shell, directory, line: lineFor(shell, directory, this.config.bin), dryRun: isDryRun(flags) };
  }

  protected show({ line }: AutocompleteResult): string {
    return line;
  }
}

/** oclif's own command writes them, of our commands alone. */
async function writeCompletions(config: Config): Promise<void> {
  const pjson = { ...config.pjson, oclif: { ...config.pjson.oclif, plugins: [plugin] } };
  const wider = await Config.load({ root: config.root, pjson });
  const create = await wider.plugins.get(plugin)?.findCommand('autocomplete:create', { must: true });
  await create?.run([], config);
}

/** Whatever else runs gets what bash reads. */
function shellOf(name: string): Shell {
  return shells.find((each) => name.toLowerCase().includes(each)) ?? 'bash';
}

function lineFor(shell: Shell, directory: string, bin: string): string {
  if (shell === 'powershell') return `. "${join(directory, 'functions', 'powershell', `${bin}.ps1`)}"`;
  const file = `"${join(directory, `${shell}_setup`)}"`;
  return `test -f ${file} && source ${file}`;
}
