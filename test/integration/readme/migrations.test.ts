import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sectionOf, stepsOf } from '../../../demo/steps';
import type { Step } from '../../../demo/steps';
import { install, walk } from '../../../demo/walk';
import { defaultServer, freshDatabase } from '../../setup/postgres';
import { environment, folder, root, schemactl } from '../support/cli';

// A whole tour: a dozen processes, one after the other.
jest.setTimeout(300_000);

const kept = join(root, 'migrations');

/** The step with the version that the page shows, so that the same bytes come out at any time. */
function atItsTime(step: Step): Step {
  if (step.kind !== 'command') return step;
  const version = /Creating: migrations\/(\d+)_/.exec(step.output)?.[1];
  return version === undefined ? step : { ...step, command: `${step.command} -v ${version}` };
}

/** Every file of a directory with its text. */
function textsIn(directory: string): Readonly<Record<string, string>> {
  const names = existsSync(directory) ? readdirSync(directory).sort() : [];
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(directory, name), 'utf8')]));
}

test('migrations/ is what the tour of the page writes on PostgreSQL', async () => {
  const database = await freshDatabase(await defaultServer());
  const place = folder();
  try {
    const steps = stepsOf(sectionOf(readFileSync(join(root, 'README.md'), 'utf8'), 'The tour'));
    const env = environment({ DATABASE_URL: database.url, npm_config_loglevel: 'error' });
    await install({ folder: place.path, environment: env });
    for await (const { step, text } of walk({ folder: place.path, environment: env }, steps.map(atItsTime)))
      if (step.kind === 'revision') expect(text).toContain('-- migrate:down');
    const written = textsIn(join(place.path, 'migrations'));
    // SCHEMACTL_RENEW=1 takes over what was written, to be read and committed.
    if (process.env['SCHEMACTL_RENEW'] === '1')
      for (const [name, text] of Object.entries(written)) writeFileSync(join(kept, name), text);
    expect(textsIn(kept)).toEqual(written);
  } finally {
    place.drop();
    await database.drop();
  }
});

test('migrations/ lead to the models of the example', async () => {
  const sides = ['--from', 'migrations', '--to', 'models:examples/user/schema.ts'];
  const database = await freshDatabase(await defaultServer());
  try {
    const run = await schemactl(['diff', ...sides, '--engine', 'postgres', '--shadow', database.url], {
      cwd: root,
    });
    expect(run).toEqual({ code: 0, stdout: '', stderr: '' });
  } finally {
    await database.drop();
  }
});
