/** The schema of a declared thing; models leave `public` out. */
export function inSchema(schema: string | undefined): { readonly schema?: string } {
  return schema === undefined || schema === 'public' ? {} : { schema };
}
