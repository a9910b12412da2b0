import fc from 'fast-check';
import type { Schema } from '../support/document-schema.ts';
import { Raw } from './json-text.ts';
import { MARK } from './marks.ts';

/** Texts that have broken text fields, keys, spreadsheets, terminals and parsers. */
const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  'a\nb\r\nc',
  '\u001b[2J',
  'a\u202eb',
  'a\u200bb',
  '\ufeff',
  '\ufffd',
  '\ud800',
  'x\udc00',
  '💸',
  'e\u0301',
  'ﬁ',
  'İ',
  '٣',
  '１.００',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '-0',
  '0x10',
  '1e5',
  '1_000',
  '-0.01',
  '0.001',
  '10000000000000.00',
  '9'.repeat(40),
  '9'.repeat(5_000),
  '2026-02-30T25:00:00Z',
  '2026-11-23',
  '0000-00-00',
  '+275760-09-13T00:00:00Z',
  'a#b',
  'BATCH#x',
  '../../etc/passwd',
  '%00',
  '{"$ne":null}',
  "'; DROP TABLE affiliates; --",
  '<script>alert(1)</script>',
  '=HYPERLINK("http://example.com")',
  '@SUM(A1)',
  '+1',
  '-1+1|cmd',
  '\t=1',
  `${MARK} with a tail`,
  `=${MARK}`,
  'x'.repeat(129),
  'x'.repeat(10_000),
  'é'.repeat(501),
  '👩‍👩‍👧'.repeat(200),
] as const;

/** Numbers that `JSON.stringify` never writes, and nesting that breaks recursive code. */
const RAWS = [
  '1e400',
  '-1e400',
  '1E2',
  '-0',
  '0.1e-7',
  '1.0',
  '12345678901234567890',
  '9007199254740993',
  '-9223372036854775809',
  '['.repeat(5_000) + ']'.repeat(5_000),
  `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`,
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"a":1,"a":2}',
].map((text) => new Raw(text));

const OTHERS = [null, true, false, 0, -1, 1, 1.5, 1e21, Number.MAX_SAFE_INTEGER, [], [null], [[]], {}, { a: 1 }];

/** Any text: known hostile ones, and anything in Unicode, including halves of surrogate pairs. */
export const hostileText = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...TEXTS) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
    { weight: 1, arbitrary: fc.string({ maxLength: 30 }).map((text) => `${MARK}${text}`) },
    { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }).map(fromUnits) },
  );

const fromUnits = (units: readonly number[]): string => String.fromCharCode(...units);

/** Anything that JSON can hold, and more. */
export const hostileValue = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 4, arbitrary: hostileText() },
    { weight: 2, arbitrary: fc.constantFrom<unknown>(...OTHERS) },
    { weight: 2, arbitrary: fc.constantFrom<unknown>(...RAWS) },
    { weight: 1, arbitrary: fc.bigInt().map((number) => new Raw(String(number))) },
    { weight: 1, arbitrary: fc.double().map((number) => new Raw(String(Number.isFinite(number) ? number : 0))) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  );

/** Names of fields that nothing has, or that every object has. */
export const hostileName = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'surprise', 'PK', '', '\u0000'),
    hostileText(),
  );

/** At the limits of a schema, on either side. */
export function boundaryValues({ enum: allowed, ...schema }: Schema): unknown[] {
  const { minLength, maxLength, minimum, maximum, minItems, maxItems } = schema;
  const around = (length: number) => [length - 1, length, length + 1].filter((one) => one >= 0);
  const lengths = [minLength, maxLength].flatMap((length) => (length === undefined ? [] : around(length)));
  const counts = [minItems, maxItems].flatMap((count) => (count === undefined ? [] : around(count)));
  const bounds = [minimum, maximum].flatMap((bound) => (bound === undefined ? [] : [bound - 1, bound, bound + 1]));
  return [
    ...(allowed ?? []).flatMap((one) => (typeof one === 'string' ? [one, one.toLowerCase(), `${one}x`] : [one])),
    ...lengths.flatMap((length) => ['x'.repeat(length), '💸'.repeat(length)]),
    ...counts.map((count) => Array.from({ length: Math.min(count, 3_000) }, () => 'x')),
    ...bounds.flatMap((bound) => [bound, String(bound), bound + 0.5]),
  ];
}
