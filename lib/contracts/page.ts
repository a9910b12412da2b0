import * as z from 'zod';

const MAX_LIMIT = 100;
const DEFAULT_LIMIT = 20;

/** Query parameters of every listing. */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^(?:[1-9][0-9]?|100)$/, `must be a whole number from 1 to ${MAX_LIMIT}`)
    .default(String(DEFAULT_LIMIT))
    .transform(Number),
  /** The `nextCursor` of the page before; checked against its signature, not here. */
  cursor: z.string().optional(),
};

/** Beside the list of every answer; absent on the last page. */
export const nextCursor = z.string().optional();
