import * as z from 'zod';

/** What one route takes and answers: the same schemas check requests and describe the API. */
export type Endpoint<Path, Query, Body, Answer> = {
  readonly path: z.ZodType<Path>;
  readonly query: z.ZodType<Query>;
  readonly body: z.ZodType<Body>;
  /** The body of every answer that is not a problem. */
  readonly answer: z.ZodType<Answer>;
};

/** Of a route that has no path parameters, or no query: whatever is there is an unknown field. */
export const noParameters = z.strictObject({});

/** Of a route that takes no body: one that is sent means nothing, and is not looked at. */
export const noBody = z.unknown().transform(() => undefined);

/** Keeps the types of the schemas. */
export function endpoint<Path, Query, Body, Answer>(
  parts: Endpoint<Path, Query, Body, Answer>,
): Endpoint<Path, Query, Body, Answer> {
  return parts;
}
