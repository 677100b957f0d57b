import { postgres } from '../../setup/postgres';
import { inDatabase, planBetweenStates, reflectClient, stateOf, upText, walk } from './ddl-support';
import { triggerPairs } from './trigger-pairs';

jest.setTimeout(120_000);

describe.each([14, 18] as const)('on PostgreSQL %i', (major) => {
  test.each(triggerPairs)('there and back: $what', async ({ before, after }) => {
    const { up, down } = await walk(await postgres(major), before, after);
    expect({ up, down }).toEqual({ up: [], down: [] });
  });
});

async function between(before: string, after: string): Promise<string> {
  const server = await postgres(17);
  return upText(planBetweenStates(await stateOf(server, before), await stateOf(server, after)));
}

const base = `create table t (a integer); create table l (a integer);
  create function tf() returns trigger language plpgsql as 'begin return new; end';`;

test('a trigger and a rule are replaced in place', async () => {
  const sql = await between(
    `${base} create trigger g before insert on t for each row execute function tf();
     create rule r as on insert to t do nothing; alter table t disable rule r;`,
    `${base} create trigger g before update on t for each row execute function tf();
     create rule r as on update to t do nothing; alter table t disable rule r;`,
  );
  expect(sql.split(';\n').map((each) => each.replace(/\s+/g, ' '))).toEqual([
    'CREATE OR REPLACE RULE r AS ON UPDATE TO public.t DO NOTHING',
    'CREATE OR REPLACE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.tf();',
  ]);
});

test('a trigger is made after all that its event could touch, and goes before it', async () => {
  const ddl = `create function ef() returns event_trigger language plpgsql as 'begin end';
    create event trigger e on ddl_command_start execute function ef();`;
  const up = await between('', `${base} ${ddl}`);
  expect(up.trim().split('\n').at(-1)).toMatch(/^CREATE EVENT TRIGGER/);
  const down = await between(`${base} ${ddl}`, '');
  expect(down).toMatch(/^DROP EVENT TRIGGER/);
});

test('a scope of schemas leaves event triggers alone', async () => {
  const server = await postgres(17);
  const script = `create function ef() returns event_trigger language plpgsql as 'begin end';
    create event trigger e on ddl_command_start execute function ef(); comment on event trigger e is 'x';`;
  const ids = await inDatabase(server, script, async (client) => [
    ...(await reflectClient(client, { schemas: ['public'] })).objects.keys(),
  ]);
  expect(ids).toEqual(['function:public."ef()"']);
});
