import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as z from 'zod';
import { API, type ApiRoute } from '../../lib/contracts/api.ts';
import { openApiDocument } from '../../lib/contracts/openapi/document.ts';

/**
 * Checks answers against the API document as a client would: by the JSON schemas in it, not by the zod schemas that it was
 * made from.
 */

export interface Given {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** As a client gets it. */
export const DOCUMENT: unknown = JSON.parse(JSON.stringify(openApiDocument()));

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
// This format is not in the package. Our schemas check addresses by a pattern.
ajv.addFormat('idn-email', true);
ajv.addSchema({ $id: 'api', ...z.record(z.string(), z.unknown()).parse(DOCUMENT) });

const compiled = new Map<string, ValidateFunction>();

/** Checks values against the schema at this place of the document: `['components', 'schemas', 'Batch']`. */
export function schemaAt(place: readonly string[]): ValidateFunction {
  const key = JSON.stringify(place);
  const known = compiled.get(key) ?? compile(place);
  compiled.set(key, known);
  return known;
}

function compile(place: readonly string[]): ValidateFunction {
  const pointer = place.map((step) => encodeURIComponent(step.replace(/~/g, '~0').replace(/\//g, '~1'))).join('/');
  return ajv.compile({ $ref: `api#/${pointer}` });
}

/** Those without parameters first. */
const ROUTES = API.map((route: ApiRoute) => ({ route, pattern: pathPattern(route.path) })).sort(
  (left, right) => left.route.path.split('{').length - right.route.path.split('{').length,
);

/** The route that a request line is for, as API Gateway finds it. */
export function routeFor(method: string, path: string): ApiRoute | undefined {
  const [bare = ''] = path.split('?');
  if (!isDecodable(bare)) return undefined;
  return ROUTES.find(({ route, pattern }) => route.method === method && pattern.test(bare))?.route;
}

/** A body that is not UTF-8 is refused before any route is found. */
function isDecodable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== '';
  } catch {
    return false;
  }
}

function pathPattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/\./g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`);
}

/** All differences between the answer and the document; empty if there are none. */
export function violations({ method, path }: ApiRoute, { status, contentType, text }: Given): string[] {
  const where = ['paths', path, method.toLowerCase(), 'responses', String(status)];
  const response = resolved(where);
  if (response === undefined) return [`status ${status} is not described`];
  const [type = ''] = contentType.split(';');
  const content = resolved([...response, 'content', type]);
  if (content === undefined) return [`${contentType} with status ${status} is not described`];
  if (!/[/+]json$/.test(type)) return [];
  const validate = schemaAt([...content, 'schema']);
  if (validate(JSON.parse(text))) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, JSON.stringify(params)].join(' '),
  );
}

/** The resolved places, by the places that were asked for. */
const places = new Map<string, readonly string[] | undefined>();

/** Where the thing at this place really is, after following its `$ref`; `undefined` if there is nothing. */
function resolved(place: readonly string[]): readonly string[] | undefined {
  const key = JSON.stringify(place);
  if (!places.has(key)) places.set(key, behindReference(place));
  return places.get(key);
}

function behindReference(place: readonly string[]): readonly string[] | undefined {
  const found = place.reduce<unknown>(member, DOCUMENT);
  if (found === undefined) return undefined;
  const ref = referenceSchema.safeParse(found).data?.$ref;
  return ref === undefined ? place : ref.split('/').slice(1);
}

const referenceSchema = z.object({ $ref: z.string() });
const recordSchema = z.record(z.string(), z.unknown());

function member(value: unknown, name: string): unknown {
  return recordSchema.safeParse(value).data?.[name];
}

/** @throws Error with all differences between the answer and the document */
export function holdToDocument(route: ApiRoute, given: Given): void {
  const found = violations(route, given);
  if (found.length === 0) return;
  const told = [
    `${route.method} ${route.path} answered ${given.status} otherwise than the API document says:`,
    ...found,
  ];
  throw new Error([...told, given.text.slice(0, 2_000)].join('\n'));
}
