import { grants, identity, own, role, select, userSchema } from './fragments.js';
import type { CatalogQuery } from './fragments.js';

const ownFunction = `${own('pg_proc', 'p.oid')} and ${userSchema('p.pronamespace')} and not exists (select from pg_depend i
  where i.classid = 'pg_proc'::regclass and i.objid = p.oid and i.deptype = 'i')`;

const functionFacts = {
  owner: role('p.proowner'),
  grants: grants('p.proacl', 'p.proowner', 'f'),
  kind: 'p.prokind',
};

const functions: CatalogQuery = () =>
  select(
    'function',
    identity('pg_proc', 'p.oid'),
    { ...functionFacts, definition: 'pg_get_functiondef(p.oid)' },
    `pg_proc p where ${ownFunction} and p.prokind <> 'a'`,
  );

const aggregates: CatalogQuery = () =>
  select(
    'aggregate',
    identity('pg_proc', 'p.oid'),
    {
      ...functionFacts,
      arguments: 'pg_get_function_arguments(p.oid)',
      result: 'pg_get_function_result(p.oid)',
      parallel: 'p.proparallel',
      kind: 'a.aggkind',
      'direct arguments': 'a.aggnumdirectargs',
      transition: 'a.aggtransfn::regprocedure::text',
      final: 'a.aggfinalfn::regprocedure::text',
      combine: 'a.aggcombinefn::regprocedure::text',
      serial: 'a.aggserialfn::regprocedure::text',
      deserial: 'a.aggdeserialfn::regprocedure::text',
      'moving transition': 'a.aggmtransfn::regprocedure::text',
      'moving inverse': 'a.aggminvtransfn::regprocedure::text',
      'moving final': 'a.aggmfinalfn::regprocedure::text',
      'final extra': 'a.aggfinalextra',
      'final modify': 'a.aggfinalmodify',
      'sort operator': 'nullif(a.aggsortop, 0)::regoperator::text',
      state: 'format_type(a.aggtranstype, null)',
      'state space': 'a.aggtransspace',
      'moving state': 'format_type(nullif(a.aggmtranstype, 0), null)',
      initial: 'a.agginitval',
      'moving initial': 'a.aggminitval',
    },
    `pg_proc p join pg_aggregate a on a.aggfnoid = p.oid where ${ownFunction}`,
  );

const triggers: CatalogQuery = () =>
  select(
    'trigger',
    identity('pg_trigger', 't.oid'),
    {
      definition: 'pg_get_triggerdef(t.oid)',
      enabled: 't.tgenabled',
      inherited: 't.tgparentid <> 0',
    },
    `pg_trigger t where ${own('pg_trigger', 't.oid')} and not t.tgisinternal`,
  );

const eventTriggers: CatalogQuery = () =>
  select(
    'event trigger',
    identity('pg_event_trigger', 'e.oid'),
    {
      owner: role('e.evtowner'),
      event: 'e.evtevent',
      function: 'e.evtfoid::regprocedure::text',
      enabled: 'e.evtenabled',
      tags: '(select jsonb_agg(t order by t) from unnest(e.evttags) t)',
    },
    `pg_event_trigger e where ${own('pg_event_trigger', 'e.oid')}`,
  );

const rules: CatalogQuery = () =>
  select(
    'rule',
    identity('pg_rewrite', 'r.oid'),
    { definition: 'pg_get_ruledef(r.oid)', enabled: 'r.ev_enabled' },
    `pg_rewrite r where ${own('pg_rewrite', 'r.oid')} and r.rulename <> '_RETURN'`,
  );

const policies: CatalogQuery = () =>
  select(
    'policy',
    identity('pg_policy', 'p.oid'),
    {
      command: 'p.polcmd',
      permissive: 'p.polpermissive',
      roles: `(select jsonb_agg(${role('r')} order by ${role('r')}) from unnest(p.polroles) r)`,
      using: 'pg_get_expr(p.polqual, p.polrelid)',
      check: 'pg_get_expr(p.polwithcheck, p.polrelid)',
    },
    `pg_policy p where ${own('pg_policy', 'p.oid')}`,
  );

/** What runs: functions, aggregates, triggers, rules, policies. */
export const routineQueries: readonly CatalogQuery[] = Object.freeze([
  functions,
  aggregates,
  triggers,
  eventTriggers,
  rules,
  policies,
]);
