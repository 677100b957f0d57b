/** What of a command is needed to tell its flags from its arguments. */
interface Form {
  readonly args: Readonly<Record<string, unknown>>;
  readonly flags: Readonly<Record<string, Flag>>;
}

interface Flag {
  readonly type: 'boolean' | 'option';
  readonly char?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
}

/**
 * Puts steps back (`-1`) behind `--`, where the parser takes them for the argument they are and not for a flag. Commands
 * without a TARGET keep their words.
 */
export function stepsLast(words: readonly string[], form: Form | undefined): string[] {
  if (!form || !('target' in form.args)) return [...words];
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  const takesValue = valueFlags(form);
  const isStep = (word: string, index: number): boolean =>
    index < end && /^-\d+$/.test(word) && !takesValue.has(words[index - 1] ?? '');
  const steps = words.filter(isStep);
  if (steps.length === 0) return [...words];
  const rest = words.slice(0, end).filter((word, index) => !isStep(word, index));
  return [...rest, '--', ...steps, ...words.slice(end + 1)];
}

/** The flags, in every spelling, whose next word is their value. */
function valueFlags({ flags }: Form): ReadonlySet<string> {
  return new Set(
    Object.entries(flags).flatMap(([name, { type, char, aliases = [] }]) => {
      if (type === 'boolean') return [];
      return [`--${name}`, ...aliases.map((alias) => `--${alias}`), ...(char ? [`-${char}`] : [])];
    }),
  );
}
