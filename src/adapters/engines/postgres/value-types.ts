type Parse = (text: string) => unknown;

/** The one place of the driver that knows how a column's text becomes a value. */
interface DriverTypes {
  getTypeParser(oid: number, format?: 'text' | 'binary'): unknown;
}

/** int8, dates and times stay the server's own text: a number or a Date could not hold all of them. */
export const keptAsText: readonly number[] = [20, 1082, 1083, 1114, 1184, 1186, 1266];

/** Arrays of names, which the driver doesn't know, are read as arrays of text. */
const nameArray = 1003;
const textArray = 1009;

/** How the columns of a query become values: the driver's way but for the types whose values it would bend. */
export function columnParser(types: DriverTypes): (oid: number, format?: 'text' | 'binary') => Parse {
  const kept = new Set(keptAsText);
  return (oid, format) => {
    if (kept.has(oid)) return (text) => text;
    return types.getTypeParser(oid === nameArray ? textArray : oid, format ?? 'text') as Parse;
  };
}
