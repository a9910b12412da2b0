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
      description: 'How many to answer with at most.',
      override: ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }) => {
        delete jsonSchema.pattern;
        Object.assign(jsonSchema, { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT });
      },
    }),
  /** Checked against its signature, not here. */
  cursor: z
    .string()
    .optional()
    .meta({ description: 'The `nextCursor` of the page before, of the same listing with the same filters.' }),
};

/** Beside the list of every answer. */
export const nextCursor = z.string().optional().meta({ description: 'Of the next page; absent on the last.' });
