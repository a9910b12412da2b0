import * as z from 'zod';
import { DOCUMENT } from './api-contract.ts';

/** What the API document says of a value: as much of JSON Schema as it uses. */
const schemaSchema = z.looseObject({
  $ref: z.string().optional(),
  type: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  propertyNames: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
});
export type Schema = z.output<typeof schemaSchema>;

/** The schema at this place of the document, behind its `$ref`. */
export function schemaOf(place: readonly string[]): Schema {
  return dereferenced(at(place));
}

/** The schemas of the document that were read before. */
const read = new WeakMap<object, Schema>();

/** A schema inside another one, behind its `$ref`. */
export function dereferenced(given: unknown): Schema {
  const found = typeof given === 'object' && given !== null ? read.get(given) : undefined;
  if (found) return found;
  const { $ref, ...own } = schemaSchema.parse(given);
  const schema = $ref === undefined ? own : { ...dereferenced(at($ref.split('/').slice(1))), ...own };
  if (typeof given === 'object' && given !== null) read.set(given, schema);
  return schema;
}

/** What stands at this place of the document; `undefined` if nothing does. */
export function at(place: readonly string[]): unknown {
  return place.reduce<unknown>((value, name) => {
    if (Array.isArray(value)) return value[Number(name)];
    return isObject(value) ? value[name] : undefined;
  }, DOCUMENT);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const parameterSchema = z.object({ in: z.enum(['path', 'query']), name: z.string(), required: z.boolean().optional() });

/** A parameter of a route, and where its schema stands. */
export type Parameter = z.output<typeof parameterSchema> & { readonly place: readonly string[] };

/** The path and query parameters that the document names for an operation. */
export function parametersAt(operation: readonly string[]): Parameter[] {
  const given = z.array(z.unknown()).parse(at([...operation, 'parameters']) ?? []);
  return given.flatMap((one, index) => {
    const { data } = parameterSchema.safeParse(one);
    return data ? [{ ...data, place: [...operation, 'parameters', String(index), 'schema'] }] : [];
  });
}
