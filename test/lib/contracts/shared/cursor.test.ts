import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openCursor, sealCursor } from '../../../../lib/contracts/shared/cursor.ts';

const KEY = new Uint8Array(32).fill(7);
const SCOPE = { listing: 'batches', filter: { status: 'PENDING' } };
const position = z.object({ after: z.string() });
const cursor = sealCursor(KEY, SCOPE, { after: 'batch-7' });

describe('a cursor', () => {
  it('gives back the position that it was made from', () => {
    fc.assert(
      fc.property(fc.string(), (after) => {
        const sealed = sealCursor(KEY, SCOPE, { after });
        expect(openCursor(KEY, SCOPE, sealed, position)).toEqual({ after });
      }),
    );
  });

  it('is refused once any one of its characters is changed', () => {
    fc.assert(
      fc.property(fc.nat(cursor.length - 1), fc.constantFrom(...'ABCxyz019-_.='), (at, replacement) => {
        fc.pre(cursor[at] !== replacement);
        const changed = cursor.slice(0, at) + replacement + cursor.slice(at + 1);
        expect(openCursor(KEY, SCOPE, changed, position)).toBeUndefined();
      }),
    );
  });

  it('is refused when it is cut off, extended or made up', () => {
    const forged = `${Buffer.from('{"after":"x"}').toString('base64url')}.`;
    for (const text of [
      '',
      '.',
      'x',
      forged,
      cursor.slice(0, -1),
      `${cursor}A`,
      `${cursor}.`,
      cursor.split('.')[0] ?? '',
    ]) {
      expect(openCursor(KEY, SCOPE, text, position), text).toBeUndefined();
    }
  });

  it('is refused by another listing', () => {
    expect(openCursor(KEY, { ...SCOPE, listing: 'transactions' }, cursor, position)).toBeUndefined();
  });

  it.each([{ status: 'FAILED' }, { status: undefined }, {}, { status: 'PENDING', currency: 'USD' }])(
    'is refused with other filters: %j',
    (filter) => {
      expect(openCursor(KEY, { ...SCOPE, filter }, cursor, position)).toBeUndefined();
    },
  );

  it('does not mind the order of the filters, nor those that are not set', () => {
    const sealed = sealCursor(KEY, { listing: 'l', filter: { a: '1', b: '2' } }, { after: 'x' });
    const same = { listing: 'l', filter: { b: '2', c: undefined, a: '1' } };
    expect(openCursor(KEY, same, sealed, position)).toEqual({ after: 'x' });
  });

  it('is refused when another key signed it', () => {
    expect(openCursor(new Uint8Array(32).fill(8), SCOPE, cursor, position)).toBeUndefined();
  });

  it('is refused when it holds another kind of position than the listing has now', () => {
    expect(openCursor(KEY, SCOPE, cursor, z.object({ offset: z.int() }))).toBeUndefined();
  });
});
