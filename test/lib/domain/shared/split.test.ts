import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { split } from '../../../../lib/domain/shared/split.ts';

describe('splitting a list', () => {
  it('loses and repeats nothing, keeps the order, and leaves only the last piece shorter', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 20 }), (items, size) => {
        const pieces = split(items, size);
        expect(pieces.flat()).toEqual(items);
        expect(pieces.slice(0, -1).every((piece) => piece.length === size)).toBe(true);
        expect(pieces.every((piece) => piece.length > 0 && piece.length <= size)).toBe(true);
      }),
    );
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses pieces of %d', (size) => {
    expect(() => split([1], size)).toThrow(RangeError);
  });
});
