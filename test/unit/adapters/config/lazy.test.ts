import { makeFolder } from './folder.js';

const { put, remove, load } = makeFolder();
afterAll(remove);

const heavyPackages = (): string[] =>
  ['zod', 'yaml', 'jiti', 'lilconfig', 'dotenv', 'fastest-levenshtein'].filter((name) =>
    Object.keys(require.cache).some((file) => file.includes(`/node_modules/${name}/`)),
  );

test('heavy packages are loaded only when a file of settings asks for them', async () => {
  await load({ cwd: put({}), env: { DATABASE_URL: 'sqlite:/x.db' } });
  expect(heavyPackages()).toEqual([]);
  await load({ cwd: put({ 'schemactl.config.yaml': 'strict: true' }) });
  expect(heavyPackages()).toEqual(['zod', 'yaml', 'lilconfig']);
});
