import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The account that PostgreSQL runs under; empty where the tests themselves run as an ordinary user. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

const idOf = (flag: '-u' | '-g'): number => {
  const found = Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout.trim() || Number.NaN);
  return Number.isInteger(found) && found > 0 ? found : 65_534;
};

let known: Account | undefined;

/** PostgreSQL refuses to run as root, so root lends it the account `nobody`. */
export function account(): Account {
  known ??=
    process.getuid?.() === 0 ? Object.freeze({ uid: idOf('-u'), gid: idOf('-g') }) : Object.freeze({});
  return known;
}

/** Whether every directory down to `path` lets other accounts pass: a checkout below /root does not. */
export function openToOthers(path: string): boolean {
  const open = (statSync(path).mode & 0o005) === 0o005;
  const parent = dirname(path);
  return open && (parent === path || openToOthers(parent));
}
