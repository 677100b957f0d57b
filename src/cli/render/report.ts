import type { ProgressEvent, Report } from '../../services/ports/report.js';
import { portionText } from './portion.js';
import { duration, plainText } from './text.js';

function line(event: ProgressEvent): string {
  switch (event.kind) {
    case 'note':
      return event.text;
    case 'warning':
      return `Warning: ${event.text}`;
    case 'begin':
      return `${event.verb}: ${event.subject}`;
    case 'done':
      return `${event.verb}: ${event.subject} in ${duration(event.durationMs)}`;
    case 'progress':
      return `${event.verb}: ${event.done} of ${event.total}`;
    case 'portion':
      return portionText(event);
  }
}

/** How often the line that tells of a portion is written anew, in milliseconds. */
const pause = 200;

/** Erases the line on which the cursor stands. */
const erase = '\r\u001b[K';

/**
 * Tells progress on stderr, a line an event, so that stdout holds the result alone. What is told again and again stands
 * in one line of a terminal, and nowhere else.
 */
export function reporter(_options: { readonly verbose: boolean }): Report {
  let portion: { readonly since: number } | undefined;
  return (event) => {
    const text = plainText(line(event));
    if (event.kind !== 'portion') {
      process.stderr.write(`${portion ? erase : ''}${text}\n`);
      portion = undefined;
    } else if (process.stderr.isTTY && performance.now() - (portion?.since ?? -pause) >= pause) {
      process.stderr.write(`${erase}${text}`);
      portion = { since: performance.now() };
    }
  };
}
