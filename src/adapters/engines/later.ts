/**
 * A function whose module is loaded when it is first called: what only comparing and proving need must cost a runner
 * nothing that finds nothing to do.
 */
export function later<Arguments extends readonly unknown[], Result>(
  load: () => (...args: Arguments) => Result,
): (...args: Arguments) => Result {
  let loaded: ((...args: Arguments) => Result) | undefined;
  return (...args) => (loaded ??= load())(...args);
}
