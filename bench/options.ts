import { parseArgs } from 'node:util';

/** The pieces of work that can be measured. */
export const caseNames = ['start-up', 'no-op', 'apply', 'rebuild', 'diff', 'clone'] as const;

export type CaseName = (typeof caseNames)[number];

export interface Options {
  /** The smallest size of everything, once: whether it works, not how fast. */
  readonly quick: boolean;
  /** Install other tools from npm for as long as the bench takes, and measure them too. */
  readonly peers: boolean;
  /** Write docs/benchmarks.md. */
  readonly write: boolean;
  readonly cases: readonly CaseName[];
}

function isCase(name: string): name is CaseName {
  return caseNames.some((each) => each === name);
}

const off = { type: 'boolean', default: false } as const;

/** Reads the command line: `--quick`, `--peers`, `--write` and the names of cases; all where none is named. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { quick: off, peers: off, write: off },
  });
  const unknown = positionals.find((name) => !isCase(name));
  if (unknown !== undefined)
    throw new Error(`there is no case "${unknown}"; there are ${caseNames.join(', ')}`);
  const named = positionals.filter(isCase);
  return { ...values, cases: named.length === 0 ? caseNames : named };
}
