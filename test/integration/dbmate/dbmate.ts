import { execute } from '../support/cli';
import type { Run } from '../support/cli';

const binary = require.resolve(`@dbmate/${process.platform}-${process.arch}/bin/dbmate`);

/** Runs dbmate itself on the folder `migrations`; the servers under test speak no TLS, which it would ask for. */
export function dbmate(cwd: string, url: string, ...args: readonly string[]): Promise<Run> {
  const own = url.startsWith('sqlite:') ? url : `${url}?sslmode=disable`;
  return execute(binary, ['--url', own, '-d', 'migrations', '--no-dump-schema', ...args], { cwd });
}
