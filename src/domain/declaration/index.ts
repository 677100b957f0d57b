export type * from './column-type.js';
export type * from './declaration.js';
export type { DeclaredObject, PlaceOf } from './fault.js';
export { declaredName } from './fault.js';
export type { DeclaredRename } from './renames.js';
export { declaredRenames } from './renames.js';
export { sortDeclaration } from './sort.js';
export { validateDeclaration } from './validate.js';
