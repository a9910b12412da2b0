import * as z from 'zod';
import type { About } from './about.ts';

/** What one route takes and answers: the same schemas check requests and describe the API. */
export type Endpoint<Path, Query, Body, Answer, PathIn = unknown, QueryIn = unknown, BodyIn = unknown> = {
  readonly path: z.ZodType<Path, PathIn>;
  readonly query: z.ZodType<Query, QueryIn>;
  readonly body: z.ZodType<Body, BodyIn>;
  /** The body of every answer that is not a problem. */
  readonly answer: z.ZodType<Answer>;
  /** For the API document; its examples satisfy the schemas. */
  readonly about: About<NoInfer<PathIn>, NoInfer<QueryIn>, NoInfer<BodyIn>, NoInfer<Answer>>;
};

/** Of a route that has no path parameters, or no query: whatever is there is an unknown field. */
export const noParameters = z.strictObject({});

/** Of a route that takes no body: one that is sent means nothing, and is not looked at. */
export const noBody = z.unknown().transform(() => undefined);

/** Whether what is sent as body means anything to a route with this schema of bodies. */
export function isBodyRead(body: z.ZodType): boolean {
  return body !== noBody;
}

/** Of a route whose body is signed byte by byte: that it is JSON is all that is asked before the signature. */
export const signedBody = z.unknown().transform(() => undefined);

/** Keeps the types of the schemas. */
export function endpoint<Path, Query, Body, Answer, PathIn, QueryIn, BodyIn>(
  parts: Endpoint<Path, Query, Body, Answer, PathIn, QueryIn, BodyIn>,
): Endpoint<Path, Query, Body, Answer, PathIn, QueryIn, BodyIn> {
  return parts;
}
