import type {
  ColumnData,
  EnumData,
  ReferenceData,
  SequenceData,
  SqlData,
  TableData,
  ViewData,
} from './data.js';

import { mark } from './mark.js';
import type { Carries } from './mark.js';

/** Everything that a value of this language can stand for. */
export type Marked =
  | ColumnData
  | ReferenceData
  | TableData
  | ViewData
  | EnumData
  | SequenceData
  | SqlData
  | { readonly kind: 'index' | 'unique' | 'check' | 'primaryKey' | 'foreignKey' };

const hasMark = (value: unknown): value is Carries<Marked> =>
  ((typeof value === 'object' && value !== null) || typeof value === 'function') && mark in value;

/** What a value declares, or undefined for any other value; made by whichever copy of the package. */
export function markOf(value: unknown): Marked | undefined {
  return hasMark(value) ? value[mark] : undefined;
}
