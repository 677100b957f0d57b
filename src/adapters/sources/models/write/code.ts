/** TypeScript that is laid out only when it is known how much fits into a line. */
export type Code = string | Sequence | List;

/** Pieces that follow each other without a gap. */
interface Sequence {
  readonly pieces: readonly Code[];
}

/** Items between brackets: in one line where they fit, else each in a line of its own. */
interface List {
  readonly open: string;
  readonly items: readonly Code[];
  readonly close: string;
  /** Each item in a line of its own, whatever the width. */
  readonly tall: boolean;
  /** A blank inside the brackets of one line, as objects have it. */
  readonly spaced: boolean;
}

const width = 100;

export const join = (...pieces: readonly Code[]): Code => ({ pieces });

const listOf =
  (open: string, close: string, spaced: boolean) =>
  (items: readonly Code[], tall = false): Code => ({ open, items, close, tall, spaced });

const argumentList = listOf('(', ')', false);

/** `name(a, b)`. */
export const call = (name: string, ...items: readonly Code[]): Code => join(name, argumentList(items));

export const array = listOf('[', ']', false);

/** An object; an entry whose value is undefined is left out. */
export function object(
  entries: readonly (readonly [key: string, value: Code | undefined])[],
  tall = false,
): Code {
  const items = entries.flatMap(([key, value]) => (value === undefined ? [] : [join(`${key}: `, value)]));
  return listOf('{', '}', true)(items, tall);
}

/** `{ a, b }`, as names of imports stand. */
export const names = listOf('{', '}', true);

function flat(code: Code): string {
  if (typeof code === 'string') return code;
  if ('pieces' in code) return code.pieces.map(flat).join('');
  if (code.tall) return '\n';
  const gap = code.spaced && code.items.length > 0 ? ' ' : '';
  return `${code.open}${gap}${code.items.map(flat).join(', ')}${gap}${code.close}`;
}

const fits = (text: string, column: number): boolean => !text.includes('\n') && column + text.length <= width;

const columnAfter = (text: string, column: number): number => {
  const start = text.lastIndexOf('\n');
  return start < 0 ? column + text.length : text.length - start - 1;
};

/** The text of code that begins at a column of a line with that indent. */
export function layOut(code: Code, indent = 0, column = indent): string {
  if (typeof code === 'string') return code;
  const oneLine = flat(code);
  if (fits(oneLine, column)) return oneLine;
  if ('pieces' in code) {
    return code.pieces.reduce<string>(
      (text, piece) => text + layOut(piece, indent, columnAfter(text, column)),
      '',
    );
  }
  if (code.items.length === 0) return code.open + code.close;
  const hugged = hug(code, indent, column);
  if (hugged !== undefined) return hugged;
  const pad = ' '.repeat(indent + 2);
  const lines = code.items.map((item) => `${pad}${layOut(item, indent + 2)},\n`);
  return `${code.open}\n${lines.join('')}${' '.repeat(indent)}${code.close}`;
}

/** Arguments that end in an object: the object alone is opened, as people write it. */
function hug({ open, items, close }: List, indent: number, column: number): string | undefined {
  const last = items.at(-1);
  const others = items.slice(0, -1).map(flat);
  const isObject = typeof last === 'object' && 'open' in last && last.open === '{';
  const head = `${open}${others.map((text) => `${text}, `).join('')}`;
  if (open !== '(' || !isObject || !fits(`${head}{`, column)) return undefined;
  return head + layOut(last, indent, columnAfter(head, column)) + close;
}
