import { spawn } from 'node:child_process';
import { SchemactlError } from '../domain/error.js';
import { isInteractive } from './terminal.js';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Opens a file in the user's editor and waits for its end. Throws USAGE without a terminal, where no editor is named, and
 * where it ends with an error.
 */
export async function openInEditor(path: string, variables: Variables): Promise<void> {
  const editor = variables['VISUAL'] || variables['EDITOR'];
  if (!isInteractive()) {
    throw new SchemactlError('USAGE', 'there is no terminal to open an editor in', {
      hint: `Edit the file itself: ${path}`,
      place: { file: path },
    });
  }
  if (editor === undefined || editor === '') {
    throw new SchemactlError('USAGE', 'no editor is named', {
      hint: 'Name one in the variable VISUAL or EDITOR.',
      place: { file: path },
    });
  }
  const code = await run(editor, path);
  if (code === 0) return;
  throw new SchemactlError('USAGE', `${editor} ended with ${code ?? 'a signal'}`, {
    hint: 'Is it installed? VISUAL and EDITOR name the editor.',
    place: { file: path },
  });
}

/** The variable may hold a command line (`code --wait`): the shell reads it, and the path as an argument of its own. */
function run(editor: string, path: string): Promise<number | null> {
  const child =
    process.platform === 'win32'
      ? spawn(`${editor} "${path}"`, { stdio: 'inherit', shell: true })
      : spawn('sh', ['-c', `${editor} "$1"`, 'sh', path], { stdio: 'inherit' });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  });
}
