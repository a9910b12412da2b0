import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../../../lib/domain/shared/canonical-text.ts';
import { packed, unpacked } from '../../../../lib/store/shared/packed.ts';

const LONG = { payments: Array.from({ length: 50 }, (_, n) => ({ ordinal: BigInt(n), status: 'COMPLETED' })) };
const names = ['payments', 'links'];
const gzipped = (text: string) => ({ packed: gzipSync(text) });

describe('attributes that are packed', () => {
  it('are bytes if they are long, and stay what they are if they are short', () => {
    expect(Object.keys(packed(LONG))).toEqual(['packed']);
    const short = { payments: [{ ordinal: 1n }] };
    expect(packed(short)).toBe(short);
    expect(unpacked({ PK: 'a', ...short }, names)).toEqual({ PK: 'a', ...short });
  });

  it('are read as the table would have them, whatever they are', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.bigInt(),
        fc.string({ unit: 'grapheme' }),
        fc.boolean(),
        fc.array(tie('any')),
        fc.dictionary(fc.string(), tie('any'), { noNullPrototype: true }),
      ),
    })).any;
    fc.assert(
      fc.property(value, (given) => {
        const item = packed({ ...LONG, links: given });
        expect(Object.keys(item)).toEqual(['packed']);
        expect(unpacked({ PK: 'a', ...item }, names)).toEqual({ PK: 'a', ...LONG, links: given });
      }),
    );
  });

  it('keep every digit of an amount', () => {
    const amountMinor = 9_007_199_254_740_993n;
    expect(unpacked(packed({ ...LONG, links: [{ amountMinor }] }), names).links).toEqual([{ amountMinor }]);
  });

  it('are the canonical text for everybody who can read gzip', () => {
    const { packed: bytes } = packed(LONG);
    expect(gunzipSync(bytes as Uint8Array).toString()).toBe(canonicalText(LONG));
  });

  it.each([
    ['no bytes', { packed: 'text' }],
    ['bytes that are no gzip', { packed: new Uint8Array([1, 2, 3]) }],
    ['no JSON', gzipped('{')],
    ['no attributes', gzipped('[]')],
    ['a fraction', gzipped('{"links":1.5}')],
    ['an attribute that is never packed', gzipped('{"status":"SUCCESS"}')],
    ['a key of the item', gzipped('{"GSI1PK":"AUDIT"}')],
    ['an attribute that is there already', { ...gzipped('{"links":[]}'), links: [] }],
    ['more than fits into the memory', gzipped(`{"links":"${'x'.repeat(5_000_000)}"}`)],
  ])('are refused if they are %s', (_, item) => {
    expect(() => unpacked({ PK: 'a', ...item }, names)).toThrow();
  });

  it('are never more than could be read again', () => {
    expect(() => packed({ links: 'x'.repeat(5_000_000) })).toThrow(RangeError);
  });
});
