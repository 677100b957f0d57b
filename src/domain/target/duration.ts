const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** The longest duration that timers and servers take, in milliseconds: about 24 days. */
export const longestDuration = 2_147_483_647;

/** How a duration is written, for messages and hints. */
export const durationForm = 'a duration such as 500ms, 60s, 1m or 1m30s';

/** Reads a duration as dbmate and Go write it (`500ms`, `60s`, `1m30s`, `0`), in milliseconds; undefined if it is none. */
export function parseDuration(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === '0') return 0;
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(trimmed)) return undefined;
  let total = 0;
  for (const [, count = '', unit = ''] of trimmed.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    total += Number(count) * (units[unit] ?? 0);
  }
  const rounded = Math.round(total);
  return rounded <= longestDuration ? rounded : undefined;
}

/** Writes milliseconds the way `parseDuration` reads them: `90000` becomes `1m30s`. */
export function formatDuration(milliseconds: number): string {
  let rest = Math.round(milliseconds);
  let text = '';
  for (const unit of ['h', 'm', 's', 'ms']) {
    const size = units[unit] ?? 1;
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return text === '' ? '0' : text;
}
