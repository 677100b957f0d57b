import type { ProgressEvent, Report } from '../../services/ports/report.js';
import { duration, plainText } from './text.js';

function line(event: ProgressEvent): string | undefined {
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
  }
}

/** Tells progress on stderr, a line an event, so that stdout holds the result alone. */
export function reporter(_options: { readonly verbose: boolean }): Report {
  return (event) => {
    const text = line(event);
    if (text !== undefined) process.stderr.write(`${plainText(text)}\n`);
  };
}
