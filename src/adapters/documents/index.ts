import { z } from 'zod';
import { errorExits } from '../../domain/error.js';
import type { ErrorCode } from '../../domain/error.js';
import { results } from './results.js';
import type { CommandId } from './results.js';

export { results } from './results.js';
export type { CommandId } from './results.js';

const codes = [...(Object.keys(errorExits) as ErrorCode[]), 'INTERRUPTED'] as const;

/** What a command that failed prints with `--json`; `docs/errors.md` lists the codes. */
const failure = z.strictObject({
  code: z.enum(codes),
  exit: z.int().describe('the exit code of the process'),
  message: z.string().describe('what happened'),
  hint: z.string().optional().describe('what to do next'),
  file: z.string().optional(),
  line: z.int().positive().optional(),
  column: z.int().positive().optional(),
  object: z.string().optional().describe('the id of the object of the schema that it is about'),
});

/** The one document that a command prints with `--json`. */
function documentOf(id: CommandId): z.ZodType {
  const command = z.literal(id.replaceAll(':', ' '));
  return z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), command, result: results[id] }),
    z.strictObject({ ok: z.literal(false), command, error: failure }),
  ]);
}

/** The JSON Schema (draft 7) of every command's document, by the command's id. */
export function jsonSchemas(): ReadonlyMap<CommandId, object> {
  const ids = Object.keys(results) as CommandId[];
  return new Map(
    ids.map((id) => {
      const title = `schemactl ${id.replaceAll(':', ' ')} --json`;
      const schema = z.toJSONSchema(documentOf(id).meta({ title }), {
        target: 'draft-7',
        override: ({ jsonSchema }) => dropNoise(jsonSchema),
      });
      return [id, schema];
    }),
  );
}

/** All results are read-only and all integers safe: saying so everywhere helps no reader. */
function dropNoise(schema: z.core.JSONSchema.BaseSchema): void {
  delete schema.readOnly;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
}
