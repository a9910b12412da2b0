import fc from 'fast-check';
import { decodeTime } from 'ulid';
import { describe, expect, it } from 'vitest';
import { type Instant, instant } from '../../../../lib/domain/shared/time.ts';
import { derivedId } from '../../../../lib/payouts/shared/derived-id.ts';

const AT = instant(new Date('2026-03-01T00:00:00.000Z'));

describe('a derived id', () => {
  it('never changes: what a request made before a deployment is found after it', () => {
    expect(derivedId({ id: 'request', at: AT }, 'batch 0')).toBe('01KJKB3Q00RBYK9NBSKFB97XHK');
  });

  it('is a ULID of the time of its occasion', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.date({ min: new Date(0), noInvalidDate: true, max: new Date('2999-01-01') }),
        (id, purpose, time) => {
          const derived = derivedId({ id, at: instant(time) }, purpose);
          expect(derived).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
          expect(decodeTime(derived)).toBe(time.getTime());
        },
      ),
    );
  });

  it('is another one for another occasion, purpose or time', () => {
    const later: Instant = instant(new Date('2026-03-01T00:00:00.001Z'));
    const ids = [
      derivedId({ id: 'a', at: AT }, 'x'),
      derivedId({ id: 'b', at: AT }, 'x'),
      derivedId({ id: 'a', at: AT }, 'y'),
      derivedId({ id: 'a', at: later }, 'x'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort().at(-1)).toBe(ids.at(-1));
  });
});
