import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { SchemactlError } from '../../domain/error.js';
import { codeOf } from './foreign.js';
import { lazy } from './lazy.js';

/** The variables of one place: the process itself or one `.env` file. */
export interface VariableLayer {
  /** How provenance names a variable of this layer. */
  readonly from: (name: string) => string;
  /** Relative paths in its values are relative to this folder. */
  readonly base: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new SchemactlError('BAD_CONFIG', `The environment file cannot be read (${code})`, {
      hint: 'Mend its permissions, or name another file with --env-file',
      place: { file },
    });
  }
}

/** Reads `.env` files in their order; a missing one is passed over. Throws BAD_CONFIG for one that can't be read. */
export function readEnvFiles(files: readonly string[], cwd: string, base?: string): readonly VariableLayer[] {
  const layers: VariableLayer[] = [];
  for (const file of new Set(files.map((name) => resolve(cwd, name)))) {
    const text = readIfThere(file);
    if (text === undefined) continue;
    const name = relative(cwd, file) || file;
    layers.push({
      from: () => name,
      base: base ?? dirname(file),
      variables: lazy.dotenv().parse(text.replace(/^\uFEFF/, '')),
    });
  }
  return layers;
}

/** One environment out of several layers: the first layer that has a variable wins. */
export function mergeLayers(layers: readonly VariableLayer[]): Readonly<Record<string, string | undefined>> {
  const merged: Record<string, string | undefined> = {};
  for (const layer of layers) {
    for (const [name, value] of Object.entries(layer.variables)) merged[name] ??= value;
  }
  return Object.freeze(merged);
}
