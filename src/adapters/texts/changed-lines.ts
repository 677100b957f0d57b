/** Lines of a text around one that changed, and the most that are shown of all. */
const [context, longest] = [1, 24];

/** Beyond so many changed lines nobody looks for what a few of them say. */
const mostEdits = 2000;

/**
 * What changed from one text to another, as the hunks of a unified diff: short enough for a message. Where there is
 * more, the last line counts it.
 */
export function changedLines(before: string, after: string): readonly string[] {
  const { structuredPatch } = require('diff') as typeof import('diff');
  const patch = structuredPatch('', '', before, after, '', '', { context, maxEditLength: mostEdits });
  if (!patch) return ['(the texts have next to nothing in common)'];
  const lines = patch.hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines: own }) => [
    `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    ...own,
  ]);
  if (lines.length <= longest) return lines;
  return [...lines.slice(0, longest - 1), `(and ${lines.length - longest + 1} more lines)`];
}
