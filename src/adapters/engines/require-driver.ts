import { SchemactlError, messageOf } from '../../domain/error.js';

/**
 * Loads a database driver when it is first used; throws MISSING_PACKAGE with the command that installs it. A package
 * that is there but can't load (its binary was made for another Node.js) is told apart from one that isn't.
 */
export function requireDriver<Driver>(name: string, load: () => Driver): Driver {
  try {
    return load();
  } catch (error) {
    const absent = messageOf(error).includes(`Cannot find module '${name}'`);
    const what = absent ? 'is not installed' : `can't be loaded: ${messageOf(error).split('\n')[0] ?? ''}`;
    throw new SchemactlError('MISSING_PACKAGE', `the package ${name} ${what}`, {
      hint: absent ? `npm install ${name}` : `npm rebuild ${name} (or npm install ${name}) with this Node.js`,
    });
  }
}

/** Loads something that is not to find a global of this name; afterwards that is back. */
export function withoutGlobal<T>(name: string, load: () => T): T {
  const found = Object.getOwnPropertyDescriptor(globalThis, name);
  if (!found?.configurable) return load();
  Reflect.deleteProperty(globalThis, name);
  try {
    return load();
  } finally {
    Object.defineProperty(globalThis, name, found);
  }
}
