import { compareText } from '../schema/text.js';
import type { Declaration } from './declaration.js';

interface Named {
  readonly schema?: string;
  readonly name: string;
}

const byName = (a: Named, b: Named): number =>
  compareText(a.schema ?? '', b.schema ?? '') || compareText(a.name, b.name);

/** The same declaration in the one order that does not depend on files or exports: by schema, then by name. */
export function sortDeclaration({ tables, enums, sequences, views }: Declaration): Declaration {
  return {
    tables: [...tables].sort(byName),
    enums: [...enums].sort(byName),
    sequences: [...sequences].sort(byName),
    views: [...views].sort(byName),
  };
}
