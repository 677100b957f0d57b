import type * as JitiPackage from 'jiti';
import type * as Tinyglobby from 'tinyglobby';

/**
 * Packages that only the loading of models needs, each loaded when it is first asked for: a command
 * that reads no models must not pay for them, and a dynamic import() can't be used in a CommonJS test run.
 */
export const lazy = {
  jiti: () => require('jiti') as typeof JitiPackage,
  tinyglobby: () => require('tinyglobby') as typeof Tinyglobby,
} as const;

/** jiti's own types, which its CommonJS entry does not name. */
export type Jiti = ReturnType<typeof JitiPackage.createJiti>;
export type ModuleCache = Jiti['cache'];
export type TransformOptions = Parameters<Jiti['transform']>[0];
