import * as z from 'zod';

const MAX_LIMIT = 100;
const DEFAULT_LIMIT = 20;

/** Query parameters of every listing. */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^(?:[1-9][0-9]?|100)$/, `must be a whole number from 1 to ${MAX_LIMIT}`)
    .default(String(DEFAULT_LIMIT))
    .transform(Number)
    .meta({
      description: 'The most items that the answer may have.',
      override: ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }) => {
        delete jsonSchema.pattern;
        Object.assign(jsonSchema, { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT });
      },
    }),
  /** Its signature is checked later, by the listing. */
  cursor: z
    .string()
    .optional()
    .meta({ description: 'The `nextCursor` of the previous page, of the same listing with the same filters.' }),
};

/** A field of every answer with a list. */
export const nextCursor = z
  .string()
  .optional()
  .meta({ description: 'The cursor of the next page; absent on the last.' });
