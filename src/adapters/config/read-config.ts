import { basename } from 'node:path';
import type { LoaderSync } from 'lilconfig';
import { SchemactlError, isSchemactlError } from '../../domain/error.js';
import { redact } from '../../domain/target/redact.js';
import { attend } from '../sources/models/attend.js';
import { isCodeFile } from './discover.js';
import { codeOf, kindOf, messageOf } from './foreign.js';
import { lazy } from './lazy.js';

function badConfig(
  file: string,
  what: string,
  details: { hint?: string; line?: number; column?: number } = {},
): SchemactlError {
  const { hint, line, column } = details;
  return new SchemactlError('BAD_CONFIG', `${basename(file)} ${what}`, {
    hint,
    place: { file, line, column },
  });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The parser's own message would quote the text of the file, and with it a password: its stable code says enough. */
const readYaml: LoaderSync = (file, content) => {
  const document = lazy.yaml().parseDocument(content, { prettyErrors: true });
  const fault = document.errors[0];
  if (fault === undefined) return document.toJS() as unknown;
  const place = fault.linePos?.[0];
  throw badConfig(
    file,
    `is not valid YAML: ${fault.code.toLowerCase().replaceAll('_', ' ')}${place ? ` in line ${place.line}` : ''}`,
    {
      hint: 'Check indentation, quotes and brackets at that line',
      ...(place && { line: place.line, column: place.col }),
    },
  );
};

const readJson: LoaderSync = (file, content) => {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    const place = lazy.yaml().parseDocument(content).errors[0]?.linePos?.[0];
    throw badConfig(file, `is not valid JSON${place ? `: see line ${place.line}` : ''}`, {
      hint: 'JSON has no comments, no trailing commas and only double quotes; schemactl.config.yaml allows them',
      ...(place && { line: place.line, column: place.col }),
    });
  }
};

/** No cache on disk: a shared temporary folder is no place to take code from. */
async function runCode(file: string): Promise<unknown> {
  const failed = (error: unknown): SchemactlError =>
    badConfig(file, `failed while it was loaded: ${redact(messageOf(error))}`, {
      hint: 'Mend the file; it must export its settings as default',
    });
  try {
    return await attend({ file, late: failed }, async () => {
      const loaded: unknown = lazy.jiti().createJiti(__filename, { fsCache: false })(file);
      return await (isObject(loaded) && 'default' in loaded ? loaded.default : loaded);
    });
  } catch (error) {
    throw failed(error);
  }
}

const codeExtensions = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'];

async function readAny(file: string): Promise<unknown> {
  const code = Object.fromEntries(codeExtensions.map((extension) => [extension, runCode]));
  const loaders = { '.yaml': readYaml, '.yml': readYaml, '.json': readJson, ...code };
  const found = await lazy.lilconfig().lilconfig('schemactl', { loaders, cache: false }).load(file);
  return found?.isEmpty === true ? null : (found?.config as unknown);
}

/** Reads a configuration file of any kind into a plain object. Throws BAD_CONFIG for one that can't be read or is no object. */
export async function readConfig(file: string): Promise<Readonly<Record<string, unknown>>> {
  const value = await readAny(file).catch((error: unknown) => {
    if (isSchemactlError(error)) throw error;
    throw badConfig(file, `cannot be read (${codeOf(error)})`, {
      hint: 'Mend its permissions, or name another file with --config',
    });
  });
  if (isObject(value)) return value;
  const how = isCodeFile(file)
    ? 'export default { migrationsDir: "migrations" }'
    : 'migrationsDir: migrations';
  throw badConfig(file, `holds ${kindOf(value)} where an object of settings is expected`, {
    hint: `For example: ${how}`,
  });
}
