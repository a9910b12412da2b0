import type * as z from 'zod';

/** What one route takes and answers: the same schemas check requests and describe the API. */
export type Endpoint<Path, Query, Body, Answer> = {
  readonly path: z.ZodType<Path>;
  readonly query: z.ZodType<Query>;
  /** Absent: the route takes no body and ignores one. */
  readonly body?: z.ZodType<Body>;
  /** The body of every answer that is not a problem. */
  readonly answer: z.ZodType<Answer>;
};

/** Keeps the types of the schemas. */
export function endpoint<Path, Query, Body, Answer>(
  parts: Endpoint<Path, Query, Body, Answer>,
): Endpoint<Path, Query, Body, Answer> {
  return parts;
}
