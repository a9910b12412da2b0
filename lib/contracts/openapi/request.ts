import * as z from 'zod';
import type { oas31, ZodOpenApiOperationObject } from 'zod-openapi';
import type { ApiRoute } from '../api.ts';
import type { AnyAbout } from '../shared/about.ts';
import { isBodyRead } from '../shared/endpoint.ts';

type RequestParts = Pick<ZodOpenApiOperationObject, 'requestParams' | 'parameters' | 'requestBody'>;

/**
 * The parts of a request: parameters, headers, body.
 *
 * @throws TypeError for path or query schemas that are not objects
 */
export function requestOf({ endpoint }: ApiRoute): RequestParts {
  const { about } = endpoint;
  return {
    requestParams: { path: objectSchema(endpoint.path), query: objectSchema(endpoint.query) },
    parameters: headerParameters(about),
    ...(takesBody(endpoint) && { requestBody: requestBody(endpoint.body, about) }),
  };
}

/** Whether the route reads its body. */
export function takesBody({ body }: ApiRoute['endpoint']): boolean {
  return isBodyRead(body);
}

function objectSchema(schema: z.ZodType): z.ZodObject {
  if (!(schema instanceof z.ZodObject)) throw new TypeError('path and query of a route are described by objects');
  return schema;
}

function headerParameters({ headers = {}, idempotent }: AnyAbout): (oas31.ParameterObject | oas31.ReferenceObject)[] {
  const own = Object.entries(headers).map(
    ([name, { description, required, example }]): oas31.ParameterObject => ({
      in: 'header',
      name,
      description,
      required,
      schema: { type: 'string' },
      example,
    }),
  );
  return idempotent ? [{ $ref: '#/components/parameters/IdempotencyKey' }, ...own] : own;
}

function requestBody(schema: z.ZodType, about: AnyAbout): ZodOpenApiOperationObject['requestBody'] {
  return {
    // No body counts as `{}` where `{}` is valid.
    required: !schema.safeParse({}).success,
    content: { 'application/json': { schema: about.documentedBody ?? schema, example: about.example.body ?? {} } },
  };
}
