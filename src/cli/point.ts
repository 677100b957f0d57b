import * as Args from '@oclif/core/args';
import { SchemactlError } from '../domain/error.js';
import type { Surroundings } from './surroundings.js';

/** The argument that names a point in the order of the revisions. */
export const targetArg = Args.string({
  description: 'a version or its beginning, a name, head, base, or steps from here (+2, -1)',
});

/** The same where it must be given. */
export const requiredTarget = Args.string({
  description: 'a version or its beginning, a name, head, base, or steps from here (+2, -1)',
  required: true,
});

/** The point that the argument or `--to` names. Throws USAGE where both do, or one of the flags that say it otherwise. */
export function pointGiven(
  { args, flags }: Surroundings,
  others: readonly string[] = [],
): string | undefined {
  const named = args['target'];
  if (named === undefined) return typeof flags['to'] === 'string' ? flags['to'] : undefined;
  const twice = ['to', ...others].find((name) => flags[name] !== undefined && flags[name] !== false);
  if (twice === undefined) return named;
  throw new SchemactlError('USAGE', `both ${named} and --${twice} say how far`, {
    hint: 'Give one of the two.',
  });
}
