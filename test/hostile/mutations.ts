import fc from 'fast-check';
import * as z from 'zod';
import { dereferenced, type Schema, schemaOf } from '../support/document-schema.ts';
import { bodyPlace } from '../support/odd-input.ts';
import { boundaryValues, hostileName, hostileText, hostileValue } from './hostile-values.ts';
import { jsonText, Raw } from './json-text.ts';
import { bytesOf, type Plan } from './plan.ts';

/** One change that makes a request worse. */
export type Mutation = (plan: Plan) => Plan;

/** A change that describes itself when a failure is printed. */
const named = (name: string, mutate: Mutation): Mutation => Object.assign(mutate, { [fc.toStringMethod]: () => name });

const jsonObject = z.record(z.string(), z.unknown());

type Step = string | number;
type Place = { readonly path: readonly Step[]; readonly schema: Schema };

/** Every place in a value, first the whole, with its schema in the document. */
function placesIn(value: unknown, given: unknown, path: readonly Step[] = []): Place[] {
  // Of what it does not name, or forbids, the document says nothing more.
  const schema = dereferenced(isObject(given) ? given : {});
  const here = { path, schema };
  if (value instanceof Raw) return [here];
  if (Array.isArray(value)) {
    return [here, ...value.flatMap((item, index) => placesIn(item, schema.items, [...path, index]))];
  }
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [
    here,
    ...fields.flatMap(([name, inner]) => {
      const properties = new Map(Object.entries(schema.properties ?? {}));
      return placesIn(inner, properties.get(name) ?? schema.additionalProperties, [...path, name]);
    }),
  ];
}

type Change = (value: unknown) => unknown;
const GONE = Symbol('gone');

function changedAt(whole: unknown, [step, ...rest]: readonly Step[], change: Change): unknown {
  if (step === undefined) return change(whole);
  if (Array.isArray(whole)) {
    return whole
      .map((item: unknown, index) => (index === step ? changedAt(item, rest, change) : item))
      .filter((item) => item !== GONE);
  }
  const fields = Object.entries(jsonObject.parse(whole));
  return Object.fromEntries(
    fields
      .map(([name, inner]) => [name, name === step ? changedAt(inner, rest, change) : inner] as const)
      .filter(([, inner]) => inner !== GONE),
  );
}

/** Changes the JSON at one of its places, if the body is JSON. */
const inBody =
  (nth: number, change: (place: Place) => Change): Mutation =>
  (plan) => {
    if (plan.body === undefined || !('json' in plan.body)) return plan;
    const { json } = plan.body;
    const places = placesIn(json, schemaOf(bodyPlace(plan.route)));
    const place = places[nth % places.length];
    if (!place) return plan;
    const after = changedAt(json, place.path, change(place));
    return { ...plan, body: after === GONE ? undefined : { json: after } };
  };

const where = fc.nat({ max: 200 });

const bodyMutation = (): fc.Arbitrary<Mutation> =>
  fc.oneof(
    fc.record({ nth: where, value: hostileValue() }).map(({ nth, value }) =>
      named(
        'a hostile value',
        inBody(nth, () => () => value),
      ),
    ),
    fc.record({ nth: where, pick: where }).map(({ nth, pick }) =>
      named(
        'a value at a boundary',
        inBody(nth, ({ schema }) => (value) => {
          const values = boundaryValues(schema);
          return values.length === 0 ? value : values[pick % values.length];
        }),
      ),
    ),
    where.map((nth) =>
      named(
        'a field or item less',
        inBody(nth, () => () => GONE),
      ),
    ),
    fc.record({ nth: where, name: hostileName(), value: hostileValue() }).map(({ nth, name, value }) =>
      named(
        'a field more',
        inBody(nth, () => (inner) => (isObject(inner) ? { ...inner, [name]: value } : { [name]: value })),
      ),
    ),
    where.map((nth) =>
      named(
        'a list in place of a value',
        inBody(nth, () => (value) => [value, value]),
      ),
    ),
    fc.record({ nth: where, value: hostileValue() }).map(({ nth, value }) =>
      named(
        'a field twice',
        inBody(nth, () => (inner) => twice(inner, value)),
      ),
    ),
  );

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Raw);

/** The first field is repeated, with another value before it. */
function twice(value: unknown, other: unknown): unknown {
  if (!isObject(value)) return value;
  const [name] = Object.keys(value);
  if (name === undefined) return value;
  return new Raw(`{${JSON.stringify(name)}:${jsonText(other)},${jsonText(value).slice(1)}`);
}

/** Damage to bytes on their way. */
const DAMAGES: Readonly<Record<string, (bytes: Buffer, at: number) => Buffer>> = {
  'cut off': (bytes, at) => bytes.subarray(0, at),
  'a control character inside': (bytes, at) => spliced(bytes, at, Buffer.from([0x01])),
  'a zero byte inside': (bytes, at) => spliced(bytes, at, Buffer.from([0])),
  'no UTF-8': (bytes, at) => spliced(bytes, at, Buffer.from([0xff, 0xc0, 0xaf])),
  'half a surrogate pair, encoded': (bytes, at) => spliced(bytes, at, Buffer.from([0xed, 0xa0, 0x80])),
  'a byte order mark before it': (bytes) => Buffer.concat([Buffer.from('\ufeff'), bytes]),
  'more behind it': (bytes) => Buffer.concat([bytes, Buffer.from(' {}')]),
  'a comma too many': (bytes) => Buffer.from(bytes.toString('utf8').replace(/\}\s*$/, ',}')),
  'JSON of its JSON': (bytes) => Buffer.from(JSON.stringify(bytes.toString('utf8'))),
  'UTF-16': (bytes) => Buffer.from(bytes.toString('utf8'), 'utf16le'),
  'nothing but blanks': () => Buffer.from(' \r\n\t'),
  nothing: () => Buffer.alloc(0),
  'single quotes': (bytes) => Buffer.from(bytes.toString('utf8').replaceAll('"', "'")),
  'not a number': (bytes) => Buffer.from(bytes.toString('utf8').replace(/:[^,}]*/, ':NaN')),
  'a form': () => Buffer.from('affiliateId=ann&amount=1.00'),
  'too deep for any parser': () => Buffer.from('['.repeat(100_000)),
  'more than a megabyte': (bytes) => Buffer.concat([bytes, Buffer.alloc(1_048_577, ' ')]),
};

const spliced = (bytes: Buffer, at: number, inserted: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at)]);

const damage = (): fc.Arbitrary<Mutation> =>
  fc.record({ name: fc.constantFrom(...Object.keys(DAMAGES)), at: where }).map(({ name, at }) =>
    named(`the body: ${name}`, (plan) => {
      const bytes = bytesOf(plan);
      const damaged = DAMAGES[name]?.(bytes, bytes.length === 0 ? 0 : at % bytes.length) ?? bytes;
      return { ...plan, body: { bytes: damaged } };
    }),
  );

/** The text as it can be in a request line. Invalid encodings are left as they are. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

/** Pieces of a request line that are meaningless or forbidden. */
const BROKEN = ['%', '%zz', '%2', '%ED%A0%80', '%FF', '%C0%AF', '%00', '%0d%0aset-cookie:%20a=b', '..%2F..', '+', ';'];

const inLine = (): fc.Arbitrary<string> => fc.oneof(hostileText().map(encoded), fc.constantFrom(...BROKEN));

const queryMutation = (): fc.Arbitrary<Mutation> =>
  fc.oneof(
    fc.record({ nth: where, value: inLine() }).map(({ nth, value }) =>
      named('a hostile value in the query', (plan) => ({
        ...plan,
        query: plan.query.map(([name, was], index) => [name, index === nth % plan.query.length ? value : was] as const),
      })),
    ),
    fc
      .record({ name: fc.oneof(hostileName().map(encoded), inLine()), value: inLine() })
      .map(({ name, value }) =>
        named('a name in the query that nobody knows', (plan) => ({ ...plan, query: [...plan.query, [name, value]] })),
      ),
    where.map((nth) =>
      named('a name twice in the query', (plan) => {
        const again = plan.query[nth % Math.max(1, plan.query.length)];
        return again ? { ...plan, query: [...plan.query, again] } : plan;
      }),
    ),
  );

const pathMutation = (): fc.Arbitrary<Mutation> =>
  fc.record({ nth: where, value: inLine() }).map(({ nth, value }) =>
    named('a hostile value in the path', (plan) => {
      const names = Object.keys(plan.path);
      const name = names[nth % Math.max(1, names.length)];
      return name === undefined ? plan : { ...plan, path: { ...plan.path, [name]: value } };
    }),
  );

const HEADERS: readonly (readonly [name: string, values: readonly string[]])[] = [
  [
    'content-type',
    [
      '',
      'text/plain',
      'application/xml',
      'multipart/form-data; boundary=x',
      'application/json; charset=utf-16',
      'application/json; charset="',
      'json',
      '\u00ff',
    ],
  ],
  ['content-encoding', ['gzip', 'br', 'identity', 'deflate, gzip', ',', 'x'.repeat(500)]],
  ['authorization', ['', 'Bearer', 'Bearer a.b.c', 'Basic YTpi', 'Bearer eyJhbGciOiJub25lIn0.e30.']],
  ['idempotency-key', ['', ' ', 'k', 'x'.repeat(255), 'x'.repeat(256), '__proto__', '\u00e9', 'a#b', 'a\tb']],
  ['x-http-method-override', ['DELETE']],
  ['content-length', ['-1', '0', '9'.repeat(30)]],
  ['cookie', ['a=b; c', ';;', 'x'.repeat(5_000)]],
  ['webhook-timestamp', ['', 'NaN', '1e400', '-1', '9'.repeat(400)]],
];

const headerMutation = (): fc.Arbitrary<Mutation> =>
  fc
    .constantFrom(...HEADERS.flatMap(([name, values]) => values.map((value) => ({ name, value }))))
    .map(({ name, value }) =>
      named(`the header ${name}`, (plan) => ({ ...plan, headers: { ...plan.headers, [name]: value } })),
    );

const methodMutation = (): fc.Arbitrary<Mutation> =>
  fc
    .constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'get', 'QUERY')
    .map((method) => named(`the method ${method}`, (plan) => ({ ...plan, method })));

/** Any of the changes to a request. */
export const mutation = (): fc.Arbitrary<Mutation> =>
  fc.oneof(
    { weight: 8, arbitrary: bodyMutation() },
    { weight: 2, arbitrary: damage() },
    { weight: 4, arbitrary: queryMutation() },
    { weight: 3, arbitrary: pathMutation() },
    { weight: 2, arbitrary: headerMutation() },
    { weight: 1, arbitrary: methodMutation() },
  );
