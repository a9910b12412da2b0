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

/** For a route without path parameters, or without a query. Whatever is sent is an unknown field. */
export const noParameters = z.strictObject({});

/** For a route without a body. Whatever is sent is ignored. */
export const noBody = z.unknown().transform(() => undefined);

/** Whether a route with this body schema reads its body. */
export function isBodyRead(body: z.ZodType): boolean {
  return body !== noBody;
}

/** For a route whose body is signed byte by byte. Before the signature is checked, it only has to be JSON. */
export const signedBody = z.unknown().transform(() => undefined);

/** Keeps the types of the schemas. */
export function endpoint<Path, Query, Body, Answer, PathIn, QueryIn, BodyIn>(
  parts: Endpoint<Path, Query, Body, Answer, PathIn, QueryIn, BodyIn>,
): Endpoint<Path, Query, Body, Answer, PathIn, QueryIn, BodyIn> {
  return parts;
}
