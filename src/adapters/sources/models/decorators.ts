import { createRequire, SourceMap } from 'node:module';
import { dirname } from 'node:path';
import type * as TypeScript from 'typescript';
import type { TransformOptions } from './lazy.js';

/** By file, how the lines of what runs lead back to the lines that were written. */
export type LineMaps = Map<string, SourceMap>;

/** An `@name` outside of lines that are plainly comments; one too many only costs the time of the compiler. */
const decorator = /^(?!\s*(?:\*|\/\/|\/\*))(?:.*[\s{;(])?@[A-Za-z_$]/m;

/** The user's own compiler; undefined where there is none, or one without a programming interface. */
function compilerFor(file: string): typeof TypeScript | undefined {
  try {
    const loaded = createRequire(file)('typescript') as typeof TypeScript;
    return 'transpileModule' in loaded ? loaded : undefined;
  } catch {
    return undefined;
  }
}

function optionsFor(ts: typeof TypeScript, file: string): TypeScript.CompilerOptions {
  const config = ts.findConfigFile(dirname(file), (path) => ts.sys.fileExists(path), 'tsconfig.json');
  if (config === undefined) return { experimentalDecorators: true, emitDecoratorMetadata: true };
  const { config: json } = ts.readConfigFile(config, (path) => ts.sys.readFile(path)) as {
    readonly config?: unknown;
  };
  return ts.parseJsonConfigFileContent(json ?? {}, ts.sys, dirname(config)).options;
}

/** Of the user's options, those that say what decorators and fields mean. */
function decoratorOptions(all: TypeScript.CompilerOptions): TypeScript.CompilerOptions {
  const { experimentalDecorators, emitDecoratorMetadata, useDefineForClassFields } = all;
  return {
    ...(experimentalDecorators !== undefined && { experimentalDecorators }),
    ...(emitDecoratorMetadata !== undefined && { emitDecoratorMetadata }),
    ...(useDefineForClassFields !== undefined && { useDefineForClassFields }),
  };
}

/**
 * Files with decorators go through the user's own `typescript` first: jiti refuses `@Column() id!: number`, and the
 * types that decorators ask for at run time are known to the compiler alone.
 */
export function withDecorators(given: TransformOptions, lineMaps: LineMaps): TransformOptions {
  const { filename, source } = given;
  if (filename === undefined || !/\.[cm]?ts$/.test(filename) || !decorator.test(source)) return given;
  const ts = compilerFor(filename);
  if (!ts) return given;
  const { outputText, sourceMapText } = ts.transpileModule(source, {
    fileName: filename,
    compilerOptions: {
      ...decoratorOptions(optionsFor(ts, filename)),
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      sourceMap: true,
    },
  });
  if (sourceMapText !== undefined) {
    lineMaps.set(
      filename,
      new SourceMap(JSON.parse(sourceMapText) as ConstructorParameters<typeof SourceMap>[0]),
    );
  }
  return { ...given, ts: false, source: outputText };
}
