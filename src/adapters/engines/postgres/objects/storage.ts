import { quoteName } from '../sql/quote.js';

/** What tables, indexes and keys have in common about where and how they are stored. */
export interface Stored {
  readonly options?: readonly string[] | undefined;
  readonly tablespace?: string | undefined;
}

function optionName(option: string): string {
  return option.slice(0, option.indexOf('='));
}

/** The options to set. The server puts what is set behind what stays: all are set anew where that would be another order. */
function setOptions(before: readonly string[], after: readonly string[]): readonly string[] {
  const fresh = after.filter((option) => !before.includes(option));
  const freshNames = new Set(fresh.map(optionName));
  const left = before.filter((option) => after.includes(option) && !freshNames.has(optionName(option)));
  const inOrder = [...left, ...fresh].every((option, index) => option === after[index]);
  return fresh.length === 0 || inOrder ? fresh : after;
}

/** The actions of an ALTER that set the options which are new, reset those which are gone and move the storage. */
export function storageActions(before: Stored, after: Stored): readonly string[] {
  const kept = new Set((after.options ?? []).map(optionName));
  const lost = (before.options ?? []).map(optionName).filter((name) => !kept.has(name));
  const fresh = setOptions(before.options ?? [], after.options ?? []);
  return [
    ...(lost.length > 0 ? [`RESET (${lost.join(', ')})`] : []),
    ...(fresh.length > 0 ? [`SET (${fresh.join(', ')})`] : []),
    ...(before.tablespace === after.tablespace
      ? []
      : [`SET TABLESPACE ${quoteName(after.tablespace ?? 'pg_default')}`]),
  ];
}

/** Whether nothing but storage differs between two lists of facets. */
export function onlyStorage(facets: readonly string[]): boolean {
  return facets.every((facet) => facet === 'options' || facet === 'tablespace');
}
