import { badModels, inTable } from '../../domain/declaration/fault.js';
import type { SchemactlError } from '../../domain/error.js';
import type { Site, TableData } from '../data.js';

/** Where a thing was declared, as a place of an error. */
export function placeOfSite(site: Site | undefined): { readonly file?: string; readonly line?: number } {
  return site ? { file: site.file, line: site.line } : {};
}

/** The error for a table that can't be declared at all, in the words of the domain's own checks. */
export function tableFault(
  table: TableData,
  column: string | undefined,
  what: string,
  hint?: string,
): SchemactlError {
  return badModels(`${inTable(table, column)} ${what}`, placeOfSite(table.site), hint);
}
