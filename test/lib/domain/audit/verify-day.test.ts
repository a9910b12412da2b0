import { describe, expect, it } from 'vitest';
import type { FoundOfDay } from '../../../../lib/domain/audit/audit-evidence.ts';
import { type DailySeal, dailySeal, dayOf, partHash } from '../../../../lib/domain/audit/audit-seal.ts';
import { inserted, verifyPart, verifySeal } from '../../../../lib/domain/audit/verify-day.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import { LATER, NOW } from '../../../support/domain.ts';

const SEALED = ['a', 'b', 'c'].map((auditId) => ({ auditId, hash: `hash of ${auditId}` }));
const sealOf = (days: number, before?: DailySeal) =>
  dailySeal(
    { day: dayOf(addSeconds(NOW, days * 86_400)), entries: 3, parts: ['other', partHash(SEALED)], sealedAt: LATER },
    before,
  );
const FIRST = sealOf(0);
const SECOND = sealOf(1, FIRST);

describe('a seal', () => {
  it('that follows the one before, or is the first, is whole', () => {
    expect(verifySeal(FIRST, undefined)).toBeUndefined();
    expect(verifySeal(SECOND, FIRST)).toBeUndefined();
  });

  it('is missing if the next one is of a later day', () => {
    expect(verifySeal(sealOf(2, FIRST), FIRST)).toEqual({
      code: 'seal_missing',
      day: '2026-03-02',
      message: 'the seal of 2026-03-02 is missing: the next one is of 2026-03-03',
    });
  });

  const broken = (message: string, day = '2026-03-02') => ({ code: 'seal_broken', day, message });

  it('is broken if it is not on top of the one before', () => {
    const message = 'the seal of 2026-03-02 is not on top of the one of 2026-03-01';
    expect(verifySeal({ ...SECOND, seq: 3 }, FIRST)).toEqual(broken(message));
    expect(verifySeal({ ...SECOND, previous: 'other' }, FIRST)).toEqual(broken(message));
  });

  it('is broken if it is the first and on top of something', () => {
    const message = 'the seal of 2026-03-01 is not on top of nothing, as the first one is';
    expect(verifySeal({ ...FIRST, seq: 2 }, undefined)).toEqual(broken(message, '2026-03-01'));
    expect(verifySeal({ ...FIRST, previous: 'other' }, undefined)).toEqual(broken(message, '2026-03-01'));
  });

  it('is broken if it was altered', () => {
    const message = 'the seal of 2026-03-02 is not what was written';
    expect(verifySeal({ ...SECOND, entries: 4 }, FIRST)).toEqual(broken(message));
    expect(verifySeal({ ...SECOND, hash: 'other' }, FIRST)).toEqual(broken(message));
  });
});

describe('a part of a seal', () => {
  const verify = (found: readonly FoundOfDay[], sealed: typeof SEALED | undefined = SEALED, part = 1) =>
    verifyPart(FIRST, part, sealed, found);
  const [a, b, c] = SEALED;
  if (!a || !b || !c) throw new Error('incomplete');
  const of = { day: '2026-03-01' };

  it('is whole if its entries are what they were', () => {
    expect(verify(SEALED)).toBeUndefined();
  });

  it('is broken if what names its entries is altered or gone', () => {
    const broken = { ...of, code: 'seal_broken', message: 'part 2 of the seal of 2026-03-01 is not what was written' };
    expect(verify(SEALED, [a, b])).toEqual(broken);
    expect(verifyPart(FIRST, 1, undefined, SEALED)).toEqual(broken);
    expect(verify(SEALED, SEALED, 0)).toMatchObject({
      code: 'seal_broken',
      message: expect.stringMatching(/^part 1 /),
    });
  });

  it('names the entry that was altered', () => {
    expect(verify([a, { ...b, hash: 'other' }, c])).toEqual({
      ...of,
      code: 'entry_altered',
      auditId: 'b',
      message: 'audit entry b of 2026-03-01 was altered since the day was sealed',
    });
  });

  it('names the entry that only the index still has', () => {
    expect(verify([a, { auditId: 'b' }, c])).toEqual({
      ...of,
      code: 'entry_missing',
      auditId: 'b',
      message: 'audit entry b of 2026-03-01 is gone since the day was sealed',
    });
  });

  it('names the entry that is gone or elsewhere, the last one included', () => {
    const gone = (auditId: string) => ({
      ...of,
      code: 'entry_missing',
      auditId,
      message: `audit entry ${auditId} of 2026-03-01 is gone, or was moved`,
    });
    expect(verify([a, c])).toEqual(gone('b'));
    expect(verify([a, c, b])).toEqual(gone('b'));
    expect(verify([a, b])).toEqual(gone('c'));
    expect(verify([])).toEqual(gone('a'));
  });

  it('names the entry that was put in', () => {
    const forged = { auditId: 'x', hash: 'x' };
    const told = {
      ...of,
      code: 'entry_inserted',
      auditId: 'x',
      message: 'audit entry x was not there when 2026-03-01 was sealed',
    };
    expect(verify([a, forged, b, c])).toEqual(told);
    expect(inserted(FIRST, forged)).toEqual(told);
  });
});
