import fc from 'fast-check';
import { dereferenced, type Schema } from '../support/document-schema.ts';
import type { KnownValues } from './known-values.ts';
import { MARK } from './marks.ts';

/** Longer lists find nothing more. */
const MOST_ITEMS = 4;
const MOST_LETTERS = 60;

/**
 * Values that a schema of the API document allows. Where the system itself has given out texts under the same name, they
 * are used: a request about something that exists gets further than one about nothing.
 */
export function allowedValue(given: unknown, name: string, known: KnownValues): fc.Arbitrary<unknown> {
  const schema = dereferenced(given);
  const [type] = [schema.type].flat();
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (type) {
    case 'string':
      return allowedText(schema, name, known);
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(allowedValue(schema.items ?? {}, name.replace(/s$/, ''), known), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? MOST_ITEMS, MOST_ITEMS)),
      });
    case 'object':
      return allowedObject(schema, known);
    default:
      return fc.jsonValue();
  }
}

function allowedObject(schema: Schema, known: KnownValues): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {});
  if (properties.length === 0 && typeof schema.additionalProperties === 'object' && schema.propertyNames) {
    const names = allowedValue({ type: 'string', ...dereferenced(schema.propertyNames) }, 'currency', known);
    return fc.dictionary(names.map(String), allowedValue(schema.additionalProperties, '', known), { maxKeys: 2 });
  }
  const model = Object.fromEntries(properties.map(([name, inner]) => [name, allowedValue(inner, name, known)]));
  return fc.record(model, { requiredKeys: schema.required ?? [] });
}

function allowedText(schema: Schema, name: string, known: KnownValues): fc.Arbitrary<string> {
  const given = known.of(name);
  const made = madeText(schema);
  return given.length === 0
    ? made
    : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...given) }, { weight: 1, arbitrary: made });
}

function madeText({ pattern, format, minLength = 0, maxLength = MOST_LETTERS }: Schema): fc.Arbitrary<string> {
  switch (format) {
    case 'date-time':
      return someTime().map((date) => date.toISOString());
    case 'date':
      return someTime().map((date) => date.toISOString().slice(0, 10));
    case 'idn-email':
      return fc.emailAddress().map((address) => `${MARK}.${address}`.slice(-maxLength));
    default:
  }
  const longest = Math.min(maxLength, Math.max(minLength, MOST_LETTERS));
  if (pattern !== undefined) {
    return fc.stringMatching(new RegExp(pattern)).map((text) => text.slice(0, Math.max(longest, 64)));
  }
  return fc
    .string({ unit: 'grapheme', minLength, maxLength: longest })
    .map((text) => `${MARK} ${text}`.slice(0, maxLength));
}

const someTime = () => fc.date({ min: new Date('2000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });
