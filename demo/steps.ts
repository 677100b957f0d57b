/** One thing that README.md tells its reader to do, or shows. */
export type Step =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'edit'; readonly before: string; readonly after: string }
  | { readonly kind: 'command'; readonly command: string; readonly output: string }
  | { readonly kind: 'revision'; readonly text: string };

interface Block {
  readonly language: string;
  readonly text: string;
}

/** The text of one section of a page, down to the next heading of its level. */
export function sectionOf(page: string, heading: string): string {
  const [, section] = page.split(`\n## ${heading}\n`);
  if (section === undefined) throw new Error(`no section "${heading}"`);
  return section.split(/^## /m)[0] ?? '';
}

/**
 * The steps of a section, in order: code that begins with a comment naming a file is that file, `diff` edits the file
 * before it, `console` holds commands behind `$` with what they print, and `sql` is the newest revision.
 */
export function stepsOf(section: string): readonly Step[] {
  return blocksOf(section).flatMap(({ language, text }): readonly Step[] => {
    switch (language) {
      case 'ts':
      case 'js':
        return fileOf(text);
      case 'diff':
        return [{ kind: 'edit', before: side(text, '-'), after: side(text, '+') }];
      case 'console':
        return commandsOf(text);
      case 'sql':
        return [{ kind: 'revision', text }];
      default:
        return [];
    }
  });
}

function blocksOf(section: string): readonly Block[] {
  return [...section.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language = '', text = '']) => ({
    language,
    text,
  }));
}

function fileOf(text: string): readonly Step[] {
  const [, path, rest = ''] = /^\/\/ (\S+\.\w+)\n([^]*)$/.exec(text) ?? [];
  return path === undefined ? [] : [{ kind: 'file', path, text: rest }];
}

/** The lines of one side of a diff, and those that both have. */
function side(diff: string, mark: '+' | '-'): string {
  const lines = diff.split('\n').filter((line) => line.startsWith(mark) || line.startsWith(' '));
  return lines.map((line) => `${line.slice(1)}\n`).join('');
}

function commandsOf(text: string): readonly Step[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((each) => {
      const [command = '', ...output] = each.split('\n');
      return { kind: 'command', command, output: output.join('\n').trimEnd() };
    });
}
