import { parseArgs } from 'node:util';
import type { Major } from '../setup/postgres';
import { majors } from '../setup/postgres';

/** What a run of the corpus is asked to do. */
export interface CorpusArguments {
  readonly files: readonly string[];
  /** Folders of whole schemas and of histories, each `ENGINE/NAME` below. */
  readonly schemas: readonly string[];
  readonly histories: readonly string[];
  readonly engine: string | undefined;
  /** So many pairs of all, chosen by the seed. */
  readonly sample: number | undefined;
  readonly seed: number;
  readonly jobs: number;
  /** Only the pairs whose id holds this text. */
  readonly only: readonly string[];
  readonly verbose: boolean;
  readonly faults: string | undefined;
  /** Only the pairs that failed according to such a file of verdicts. */
  readonly failed: string | undefined;
  /** Where to write every verdict as a line of JSON. */
  readonly out: string | undefined;
  readonly major: Major;
}

export const usage =
  'npm run corpus -- FILE.jsonl ... [--schemas DIR] [--histories DIR] [--engine postgres|sqlite] [--sample N --seed S] [--jobs J] [--only TEXT]\n' +
  '  [--faults FILE.json] [--pg 14-18] [--out VERDICTS.jsonl] [--failed VERDICTS.jsonl] [--verbose]';

const number = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`"${text}" is not a whole number\n${usage}`);
  return value;
};

/** Reads the command line. Throws an Error that tells the usage. */
export function corpusArguments(argv: readonly string[]): CorpusArguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      schemas: { type: 'string', multiple: true },
      histories: { type: 'string', multiple: true },
      engine: { type: 'string' },
      sample: { type: 'string' },
      seed: { type: 'string' },
      jobs: { type: 'string' },
      only: { type: 'string', multiple: true },
      verbose: { type: 'boolean' },
      faults: { type: 'string' },
      failed: { type: 'string' },
      out: { type: 'string' },
      pg: { type: 'string' },
    },
  });
  const major = majors.find((each) => String(each) === (values.pg ?? '15'));
  const { schemas = [], histories = [] } = values;
  if ([...positionals, ...schemas, ...histories].length === 0 || major === undefined) throw new Error(usage);
  return {
    files: positionals,
    schemas,
    histories,
    engine: values.engine,
    sample: number(values.sample),
    seed: number(values.seed) ?? 1,
    jobs: Math.max(1, number(values.jobs) ?? 2),
    only: values.only ?? [],
    verbose: values.verbose ?? false,
    faults: values.faults,
    failed: values.failed,
    out: values.out,
    major,
  };
}
