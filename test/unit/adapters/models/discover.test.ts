import { discoverModels, usualPlaces } from '../../../../src/adapters/sources/models/index.js';
import { makeFolder } from './folder.js';

const folder = makeFolder();
afterAll(folder.remove);

describe('discovering models', () => {
  test.each(usualPlaces)('finds %s', (place) => {
    const isFolder = place.endsWith('/');
    const cwd = folder.put({ [isFolder ? `${place}deep/users.ts` : `${place}.mjs`]: '' });
    expect(discoverModels(cwd)).toBe(isFolder ? place.slice(0, -1) : `${place}.mjs`);
  });

  test('finds nothing where there is nothing', () => {
    expect(discoverModels(folder.put({ 'package.json': '{}' }))).toBeUndefined();
  });

  test('a folder without code is none', () => {
    expect(discoverModels(folder.put({ 'app/models/user.rb': '', 'models/x.d.ts': '' }))).toBeUndefined();
  });

  test('a file comes before a folder, TypeScript before JavaScript', () => {
    const cwd = folder.put({ 'models/a.ts': '', 'src/schema.js': '', 'src/schema.ts': '' });
    expect(discoverModels(cwd)).toBe('src/schema.ts');
  });
});
