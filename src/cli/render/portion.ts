import type { ProgressEvent } from '../../services/ports/report.js';

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A size for people: `1.5 GB`. */
export function size(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit] ?? ''}`;
}

/** A time that is left, for people: `40 s`, `3 min 20 s`, `1 h 5 min`. */
function left(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How far a long piece of work has come, with its rate and the time it will still take, once they can be told. */
export function portionText({ verb, done, total, elapsedMs }: Portion): string {
  const share = total === 0 ? 0 : Math.min(done / total, 1);
  const head = `${verb}: ${Math.floor(share * 100)} % of ${size(total)}`;
  if (done === 0 || elapsedMs < 500) return head;
  const rate = done / elapsedMs;
  return `${head}, ${size(rate * 1000)}/s, ${left(Math.max(0, total - done) / rate)} left`;
}

type Portion = Extract<ProgressEvent, { readonly kind: 'portion' }>;
