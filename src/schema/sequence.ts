import { callSite } from './call-site.js';
import type { SequenceData } from './data.js';
import { mark } from './mark.js';
import type { Carries } from './mark.js';

export interface SequenceOptions {
  readonly start?: number;
  readonly increment?: number;
  readonly min?: number;
  readonly max?: number;
  readonly cycle?: boolean;
}

/** A sequence that stands on its own; identity columns bring theirs along. */
export type Sequence = Carries<SequenceData>;

/** Makes the function of one schema that declares sequences. */
export function sequencesIn(schema: string | undefined) {
  return function sequence(name: string, options: SequenceOptions = {}): Sequence {
    const data: SequenceData = { kind: 'sequence', schema, name, ...options, site: callSite(sequence) };
    return Object.freeze({ [mark]: data });
  };
}
