import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../../../lib/domain/shared/canonical-text.ts';

describe('the canonical text', () => {
  it('sorts fields, leaves out what is undefined, and has no white space', () => {
    expect(canonicalText({ b: [1, 'x'], a: { d: true, c: null }, gone: undefined })).toBe(
      '{"a":{"c":null,"d":true},"b":[1,"x"]}',
    );
  });

  it('is the same for a number and a bigint, of any size', () => {
    expect(canonicalText({ n: 12 })).toBe(canonicalText({ n: 12n }));
    expect(canonicalText(10n ** 30n)).toBe(`1${'0'.repeat(30)}`);
    expect(canonicalText(-0)).toBe('0');
  });

  it('sorts field names by UTF-16 code units and escapes as RFC 8785 does', () => {
    expect(canonicalText({ '\u{1F600}': 1, '\uFB33': 2, é: 3, a: '\n"\\\u0007é' })).toBe(
      '{"a":"\\n\\"\\\\\\u0007é","é":3,"\u{1F600}":1,"\uFB33":2}',
    );
  });

  it('writes half a surrogate pair as what is stored of it', () => {
    expect(canonicalText('a\uD800b')).toBe(canonicalText('a\uFFFDb'));
  });

  it.each([[0.5], [2 ** 53], [Number.NaN], [new Set([1])], [[undefined]], [() => 1], [new Map()]])(
    'refuses what has no such text: %s',
    (value) => {
      expect(() => canonicalText(value)).toThrow(RangeError);
    },
  );

  it('does not depend on the order of fields, and covers all of them', () => {
    const integers = fc.oneof(fc.maxSafeInteger(), fc.bigInt());
    const values = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        integers,
        fc.string({ unit: 'grapheme' }),
        fc.boolean(),
        tie('list'),
        tie('fields'),
      ),
      list: fc.array(tie('value'), { maxLength: 4 }),
      fields: fc.dictionary(
        fc.string().filter((name) => name !== '__proto__'),
        tie('value'),
        { maxKeys: 4, noNullPrototype: true },
      ),
    })).fields;
    const shuffled = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([name, field]) => [name, shuffled(field)]),
          )
        : value;
    fc.assert(
      fc.property(values, (value) => {
        expect(canonicalText(shuffled(value))).toBe(canonicalText(value));
        const numbered = canonicalText({ value, n: 1 });
        expect(canonicalText({ value, n: 2 })).not.toBe(numbered);
      }),
    );
  });
});
