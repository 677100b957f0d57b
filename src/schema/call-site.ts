import type { Site } from './data.js';

/** `at name (file:line:column)` or `at file:line:column`, the file as a path or as a URL. */
const frame = /\n\s+at (?:.*\()?(?:file:\/\/)?([^()\n]+):(\d+):\d+\)?/;

/** The line of the user's code that called `callee`; undefined where the runtime gives no stack. */
export function callSite(callee: (...given: never[]) => unknown): Site | undefined {
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, callee);
  const [, file, line] = frame.exec(holder.stack ?? '') ?? [];
  return file === undefined ? undefined : { file, line: Number(line) };
}
