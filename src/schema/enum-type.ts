import { callSite } from './call-site.js';
import { column } from './column.js';
import type { Column } from './column.js';
import type { EnumData } from './data.js';
import { mark } from './mark.js';
import type { Carries } from './mark.js';

export interface EnumOptions {
  readonly comment?: string;
  /** The name that the type has in databases of today. */
  readonly renamedFrom?: string;
}

/** An enum; called, it begins a column of it: `role: role().default('user')`. */
export interface EnumType<V extends string> extends Carries<EnumData> {
  (): Column<V>;
  readonly values: readonly V[];
}

/** Makes the function of one schema that declares enums. */
export function enumsIn(schema: string | undefined) {
  return function enumType<const V extends string>(
    name: string,
    values: readonly V[],
    options: EnumOptions = {},
  ): EnumType<V> {
    const data: EnumData = { kind: 'enum', schema, name, values, ...options, site: callSite(enumType) };
    const type = { name: 'enum', enum: name, ...(schema !== undefined && { schema }) } as const;
    const begin = (): Column<V> => column({ kind: 'column', type, enum: data, nullable: false, checks: [] });
    return Object.freeze(Object.assign(begin, { [mark]: data, values: Object.freeze([...values]) }));
  };
}
