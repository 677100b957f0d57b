import type { Declaration } from '../../domain/declaration/declaration.js';
import type { DeclaredObject } from '../../domain/declaration/fault.js';
import { sortDeclaration } from '../../domain/declaration/sort.js';
import { validateDeclaration } from '../../domain/declaration/validate.js';
import type { EnumData, SequenceData, Site, ViewData } from '../data.js';
import { sqlText } from '../sql.js';
import { collect } from './collect.js';
import type { Collected } from './collect.js';
import { declareTable } from './declare-table.js';
import { placeOfSite } from './fault.js';

const inSchema = (schema: string | undefined) => (schema === undefined ? {} : { schema });

function declareEnum({ kind: _kind, site: _site, schema, ...rest }: EnumData) {
  return { ...inSchema(schema), ...rest };
}

function declareSequence({ kind: _kind, site: _site, schema, ...rest }: SequenceData) {
  return { ...inSchema(schema), ...rest };
}

function declareView({ schema, name, query, options }: ViewData) {
  return { ...inSchema(schema), name, sql: sqlText(query, true).trim(), ...options };
}

/** What was collected as a Declaration, sorted and checked. Throws BAD_MODELS with the line of the declaration. */
export function declare(collected: Collected): Declaration {
  const sites = new Map<DeclaredObject, Site | undefined>();
  const each = <D extends { readonly site: Site | undefined }, O extends DeclaredObject>(
    all: readonly D[],
    lower: (data: D) => O,
  ): readonly O[] =>
    all.map((data) => {
      const object = lower(data);
      sites.set(object, data.site);
      return object;
    });
  const declaration = sortDeclaration({
    tables: each(collected.tables, declareTable),
    enums: each(collected.enums, declareEnum),
    sequences: each(collected.sequences, declareSequence),
    views: each(collected.views, declareView),
  });
  validateDeclaration(declaration, (object) => placeOfSite(sites.get(object)));
  return declaration;
}

/**
 * Turns what modules export into a Declaration: tables, views, enums and sequences, in values, lists and nested
 * objects, sorted by schema and name. Throws BAD_MODELS where it contradicts itself.
 */
export function declarationOf(...exported: readonly unknown[]): Declaration {
  return declare(collect(exported));
}
