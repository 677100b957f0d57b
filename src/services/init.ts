import type { Ports } from './ports/ports.js';

export interface InitInput {
  readonly configPath: string;
  readonly migrationsDir: string;
  /** As it is to stand in the configuration. */
  readonly migrationsName: string;
  /** The environment variable that will hold the URL. */
  readonly urlVariable: string;
  /** The example of a URL for the engine that is meant. */
  readonly exampleUrl: string;
  readonly keepFile: string;
  /** Whether the Files port is one that writes nothing. */
  readonly dryRun: boolean;
}

export interface InitResult {
  readonly created: readonly string[];
  readonly kept: readonly string[];
  readonly dryRun: boolean;
}

/** Writes a configuration and the migrations directory; what is there already is kept. */
export async function init(ports: Ports, input: InitInput): Promise<InitResult> {
  const created: string[] = [];
  const kept: string[] = [];
  const write = async (path: string, text: string): Promise<void> => {
    if ((await ports.files.kind(path)) !== undefined) kept.push(path);
    else {
      await ports.files.create(path, text);
      created.push(path);
    }
  };
  await write(input.configPath, configText(input));
  const hasDirectory = (await ports.files.kind(input.migrationsDir)) === 'directory';
  if (hasDirectory) kept.push(input.migrationsDir);
  else await write(input.keepFile, '');
  return { created, kept, dryRun: input.dryRun };
}

function configText(input: InitInput): string {
  return [
    '# Settings of schemactl. A flag or an environment variable goes before what stands here.',
    `# The URL of the database is read from the variable ${input.urlVariable}, for example`,
    `#   ${input.urlVariable}=${input.exampleUrl}`,
    `env: ${input.urlVariable}`,
    `migrationsDir: ${input.migrationsName}`,
    '# models: src/schema.ts',
    '# schemaFile: db/schema.sql',
    '',
  ].join('\n');
}
