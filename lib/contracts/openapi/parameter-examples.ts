import * as z from 'zod';
import type { oas31 } from 'zod-openapi';
import type { ApiRoute } from '../api.ts';

const valuesSchema = z.record(z.string(), z.string());

/** Adds the values of each route's example to its path and query parameters. */
export function withParameterExamples(document: oas31.OpenAPIObject, routes: readonly ApiRoute[]): oas31.OpenAPIObject {
  for (const { path, method, endpoint } of routes) {
    const { example } = endpoint.about;
    const values = { path: valuesSchema.parse(example.path ?? {}), query: valuesSchema.parse(example.query ?? {}) };
    const operation = document.paths?.[path]?.[METHODS[method]];
    for (const parameter of operation?.parameters ?? []) {
      if (!('in' in parameter) || (parameter.in !== 'path' && parameter.in !== 'query')) continue;
      const value = values[parameter.in][parameter.name];
      if (value !== undefined) parameter.example = isInteger(parameter.schema) ? Number(value) : value;
    }
  }
  return document;
}

const METHODS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

function isInteger(schema: oas31.ParameterObject['schema']): boolean {
  return schema !== undefined && 'type' in schema && schema.type === 'integer';
}
