import { flagsWithValue } from './flags.js';

/** Commands of two words; the second word belongs to the command, not to its arguments. */
const topics: ReadonlySet<string> = new Set(['config', 'lock', 'project', 'settings']);

/**
 * Puts flags that stand before the command behind it, since both places are habits of the field:
 * `schemactl --url X status` is `schemactl status --url X`. Everything behind `--` stays where it is.
 */
export function commandFirst(argv: readonly string[]): readonly string[] {
  const start = commandIndex(argv);
  if (start <= 0 || start >= argv.length) return argv;
  const leading = argv.slice(0, start);
  const rest = argv.slice(start);
  const words = topics.has(rest[0] ?? '') && rest[1] !== undefined && !rest[1].startsWith('-') ? 2 : 1;
  return [...rest.slice(0, words), ...leading, ...rest.slice(words)];
}

/** Where the first word stands that is neither a flag nor a flag's value. */
function commandIndex(argv: readonly string[]): number {
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? '';
    if (word === '--') return argv.length;
    if (!word.startsWith('-')) return index;
    if (flagsWithValue.has(word)) index++;
  }
  return argv.length;
}
