import * as z from 'zod';
import type { ApiRoute } from '../../lib/contracts/api.ts';
import { schemaAt } from './api-contract.ts';
import { dereferenced, parametersAt, type Schema, schemaOf } from './document-schema.ts';

/**
 * Odd requests, made from the API document alone: the example of a route with one odd thing in it, for every field in its
 * schema. The document forbids most of them, and allows the rest.
 */

export interface OddInput {
  /** The field with the odd value, as in `limits.payment` or `rows[0].amount`. */
  readonly field: string;
  readonly value: unknown;
  /** The body, or the query, or the path parameters, with the odd value in it. */
  readonly input: Readonly<Record<string, unknown>>;
}

const jsonObject = z.record(z.string(), z.unknown());

/** Texts and things that are wrong nearly everywhere. */
const ANYTHING: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e21,
  '',
  ' ',
  'a b',
  '\u0000',
  '💸',
  '\ud800',
  'a\u202eb',
  'a\ufffdb',
  '__proto__',
  '-0.01',
  '1e5',
  '0x10',
  'NaN',
  '٣',
  '2026-02-30T25:00:00Z',
  '2026-11-23',
  'x'.repeat(10_000),
  [],
  [null],
  [[]],
  {},
  { a: 1 },
  { length: 1 },
];

type Side = 'forbidden' | 'allowed';

/** Bodies that the document forbids, or allows, each odd in one field. */
export function oddBodies(route: ApiRoute, side: Side): OddInput[] {
  const place = bodyPlace(route);
  const validate = schemaAt(place);
  const good = jsonObject.parse(route.endpoint.about.example.body ?? {});
  const inputs = wrongFields(schemaOf(place), good, []).map(({ path, value }) => ({
    field: nameOf(path),
    value,
    input: jsonObject.parse(path.length === 0 ? value : replaced(good, path, value)),
  }));
  return inputs.filter(({ input }) => validate(input) === (side === 'allowed'));
}

/** The body of the example with this text in each field that may be text, at any depth, one at a time. */
export function bodiesWith(route: ApiRoute, text: string): OddInput[] {
  const good = jsonObject.parse(route.endpoint.about.example.body ?? {});
  return textFields(schemaOf(bodyPlace(route)), good, []).map((path) => ({
    field: nameOf(path),
    value: text,
    input: jsonObject.parse(replaced(good, path, text)),
  }));
}

function textFields(schema: Schema, good: unknown, path: Place['path']): Place['path'][] {
  const here = [schema.type].flat().includes('string') ? [path] : [];
  const present = jsonObject.safeParse(good).data;
  const [first] = z.array(z.unknown()).safeParse(good).data ?? [];
  const items = schema.items === undefined ? [] : textFields(dereferenced(schema.items), first, [...path, 0]);
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
    textFields(dereferenced(inner), present?.[name], [...path, name]),
  );
  return [...here, ...items, ...inside];
}

export const bodyPlace = ({ path, method }: ApiRoute): readonly string[] => [
  ...['paths', path, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema'],
];

/** Texts of a parameter that the document forbids, or allows. */
export function oddParameters(route: ApiRoute, where: 'query' | 'path', side: Side): OddInput[] {
  const operation = ['paths', route.path, route.method.toLowerCase()];
  const good = z.record(z.string(), z.string()).parse(route.endpoint.about.example[where] ?? {});
  const parameters = parametersAt(operation).filter((parameter) => parameter.in === where);
  return parameters.flatMap((parameter) => {
    const [schema, validate] = [schemaOf(parameter.place), schemaAt(parameter.place)];
    const texts = [...wrongValues(schema), ...ANYTHING].filter((value) => typeof value === 'string');
    // An empty or broken path segment is another path.
    const sent = where === 'path' ? texts.filter((text) => text !== '') : texts;
    const isAllowed = (text: string) => validate(schema.type === 'integer' ? numberOf(text) : text);
    return sent
      .filter((text) => isAllowed(text) === (side === 'allowed'))
      .map((value) => ({ field: `${where}.${parameter.name}`, value, input: { ...good, [parameter.name]: value } }));
  });
}

const numberOf = (text: string): unknown => (/^-?[0-9]+$/.test(text) ? Number(text) : text);

type Place = { readonly path: readonly (string | number)[]; readonly value: unknown };
const MISSING = Symbol('missing');

/** One wrong value for each field at any depth, each required field missing once, and one unknown field. */
function wrongFields(schema: Schema, good: unknown, path: Place['path']): Place[] {
  const properties = Object.entries(schema.properties ?? {});
  const present = jsonObject.safeParse(good).data;
  const unknown = properties.length > 0 || present ? [{ path: [...path, 'surprise'], value: 1 }] : [];
  const missing = (schema.required ?? []).map((name) => ({ path: [...path, name], value: MISSING }));
  const inside = properties.flatMap(([name, inner]) => wrongAt(dereferenced(inner), present?.[name], [...path, name]));
  return [...unknown, ...missing, ...inside];
}

function wrongAt(schema: Schema, good: unknown, path: Place['path']): Place[] {
  const here = [...ANYTHING, ...wrongValues(schema)].map((value) => ({ path, value }));
  const list = z.array(z.unknown()).safeParse(good).data ?? [];
  const items = schema.items === undefined ? [] : wrongItems(dereferenced(schema.items), list, path);
  return [...here, ...items, ...wrongFields(schema, good, path)].filter(({ path }) => path.length > 0);
}

function wrongItems(schema: Schema, list: readonly unknown[], path: Place['path']): Place[] {
  return list.length === 0 ? [] : wrongAt(schema, list[0], [...path, 0]);
}

/** Just outside of what the schema allows. */
function wrongValues({ enum: allowed, ...schema }: Schema): unknown[] {
  const { minLength, maxLength, minimum, maximum, minItems, maxItems } = schema;
  return [
    ...(allowed ?? []).flatMap((one) => (typeof one === 'string' ? [one.toLowerCase(), `${one}x`] : [])).slice(0, 4),
    ...(minLength === undefined ? [] : ['x'.repeat(Math.max(0, minLength - 1))]),
    ...(maxLength === undefined ? [] : ['x'.repeat(maxLength + 1)]),
    ...(minimum === undefined ? [] : [minimum - 1, String(minimum - 1)]),
    ...(maximum === undefined ? [] : [maximum + 1, String(maximum + 1)]),
    ...(minItems === undefined ? [] : [Array.from({ length: Math.max(0, minItems - 1) }, () => 'x')]),
    ...(maxItems === undefined ? [] : [Array.from({ length: maxItems + 1 }, () => 'x')]),
    'x'.repeat(129),
  ];
}

function replaced(whole: unknown, [step, ...rest]: Place['path'], value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list = z.array(z.unknown()).parse(whole);
    return list.map((item, index) => (index === step ? replaced(item, rest, value) : item)).slice(0, step + 1);
  }
  const { [step]: inner, ...others } = jsonObject.safeParse(whole).data ?? {};
  const changed = replaced(inner, rest, value);
  return changed === MISSING ? others : { ...others, [step]: changed };
}

function nameOf(path: Place['path']): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step}]`;
    return name === '' ? step : `${name}.${step}`;
  }, '');
}
