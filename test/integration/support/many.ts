import { join } from 'node:path';
import { execute, root } from './cli';
import type { Run, RunOptions } from './cli';

/** Runs each command line in turn as the program does, all in one process: its start alone costs most of a second. */
const program = `
  const { start } = require(${JSON.stringify(join(root, 'dist/cli/start.js'))});
  const { commandFirst } = require(${JSON.stringify(join(root, 'dist/cli/arguments.js'))});
  const say = process.stdout.write.bind(process.stdout);
  const runs = [];
  (async () => {
    for (const argv of JSON.parse(process.argv[1])) {
      const run = { code: 0, stdout: '', stderr: '' };
      for (const stream of ['stdout', 'stderr'])
        process[stream].write = (text) => ((run[stream] += String(text)), true);
      process.exitCode = 0;
      await start(commandFirst(argv), ${JSON.stringify(root)});
      run.code = process.exitCode;
      runs.push(run);
    }
    process.exitCode = 0;
    say(JSON.stringify(runs));
  })();
`;

/** What each of the command lines prints and exits with, run one after the other in one process. */
export async function schemactlMany(
  lines: readonly (readonly string[])[],
  options: RunOptions,
): Promise<readonly Run[]> {
  const { stdout, stderr } = await execute(process.execPath, ['-e', program, JSON.stringify(lines)], options);
  if (!stdout.startsWith('[')) throw new Error(`no runs: ${stdout}${stderr}`);
  return JSON.parse(stdout) as readonly Run[];
}
