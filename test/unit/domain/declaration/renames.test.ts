import { declaredRenames } from '../../../../src/domain/declaration/index.js';
import { declarationOf, enumType, schema, table, text } from '../../../../src/schema/index.js';

test('renames are those of enums, tables and columns, by their names in the models', () => {
  const app = schema('app');
  const declaration = declarationOf([
    app.table('people', { name: text().renamedFrom('title'), age: text() }, { renamedFrom: 'users' }),
    table('kept', { a: text().renamedFrom('a') }, { renamedFrom: 'kept' }),
    enumType('role', ['a'], { renamedFrom: 'roles' }),
  ]);
  expect(declaredRenames(declaration)).toEqual([
    { kind: 'enum', from: 'roles', to: 'role' },
    { kind: 'table', schema: 'app', from: 'users', to: 'people' },
    { kind: 'column', schema: 'app', table: 'people', from: 'title', to: 'name' },
  ]);
});
