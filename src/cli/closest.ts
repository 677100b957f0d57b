/** The candidate that a typing error may have meant, if one is near. */
export function closest(text: string, candidates: readonly string[]): string | undefined {
  const { distance } = require('fastest-levenshtein') as typeof import('fastest-levenshtein');
  const near = candidates
    .map((candidate) => ({ candidate, away: distance(text, candidate) }))
    .filter(({ away }) => away <= Math.max(2, Math.floor(text.length / 3)))
    .sort((a, b) => a.away - b.away);
  return near[0]?.candidate;
}
