import type * as Dotenv from 'dotenv';
import type * as Levenshtein from 'fastest-levenshtein';
import type * as Jiti from 'jiti';
import type * as Lilconfig from 'lilconfig';
import type * as Yaml from 'yaml';
import type * as Zod from 'zod';

/** Packages that reading settings may need, each loaded when it is first asked for. */
export const lazy = {
  dotenv: () => require('dotenv') as typeof Dotenv,
  jiti: () => require('jiti') as typeof Jiti,
  levenshtein: () => require('fastest-levenshtein') as typeof Levenshtein,
  lilconfig: () => require('lilconfig') as typeof Lilconfig,
  yaml: () => require('yaml') as typeof Yaml,
  zod: () => require('zod') as typeof Zod,
} as const;
