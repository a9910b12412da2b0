import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditHash, NO_HASH } from '../../../../lib/domain/audit/audit-hash.ts';
import {
  addDays,
  type DailySeal,
  type Day,
  dailySeal,
  dayOf,
  daysToSeal,
  overdueSeal,
  partHash,
  sealHash,
} from '../../../../lib/domain/audit/audit-seal.ts';
import { addSeconds, type Instant, instant } from '../../../../lib/domain/shared/time.ts';

const at = (text: string): Instant => instant(new Date(text));
const day = (text: string): Day => dayOf(at(text));
const SEALED_AT = at('2026-03-02T01:00:00Z');
const content = (of: string) => ({ day: day(of), entries: 3, parts: ['p1', 'p2'], sealedAt: SEALED_AT });
const FIRST: DailySeal = dailySeal(content('2026-03-01'), undefined);

describe('days', () => {
  it('are counted on and back, over the ends of months and years', () => {
    expect(addDays(day('2026-02-28'), 1)).toBe('2026-03-01');
    expect(addDays(day('2026-01-01'), -1)).toBe('2025-12-31');
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(day('2026-03-01'), 30)).toBe('2026-03-31');
  });

  it('there and back are the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4_000, max: 4_000 }), (days) => {
        expect(addDays(addDays(day('2026-03-01'), days), -days)).toBe('2026-03-01');
      }),
    );
  });
});

describe('the days to seal', () => {
  const toSeal = (now: string, newest: DailySeal | undefined = FIRST, most = 9) => daysToSeal(newest, at(now), most);

  it('are those that ended an hour ago or longer, after the newest that is sealed', () => {
    expect(toSeal('2026-03-03T00:59:59.999Z')).toEqual([]);
    expect(toSeal('2026-03-03T01:00:00Z')).toEqual(['2026-03-02']);
    expect(toSeal('2026-03-05T00:30:00Z')).toEqual(['2026-03-02', '2026-03-03']);
  });

  it('are the oldest of them, if they are too many at a time', () => {
    expect(toSeal('2026-03-09T12:00:00Z', FIRST, 2)).toEqual(['2026-03-02', '2026-03-03']);
    expect(toSeal('2026-03-09T12:00:00Z', FIRST, 0)).toEqual([]);
  });

  it('are at first the day before', () => {
    expect(daysToSeal(undefined, at('2026-03-09T12:00:00Z'), 9)).toEqual(['2026-03-08']);
    expect(daysToSeal(undefined, at('2026-03-09T00:59:00Z'), 9)).toEqual([]);
  });

  it('are overdue three hours after they could have been sealed', () => {
    const could = at('2026-03-03T01:00:00Z');
    expect(overdueSeal(FIRST, addSeconds(could, 3 * 3_600 - 1))).toBeUndefined();
    expect(overdueSeal(FIRST, addSeconds(could, 3 * 3_600))).toBe(could);
    expect(overdueSeal(undefined, at('2026-03-09T03:59:59Z'))).toBeUndefined();
    expect(overdueSeal(undefined, at('2026-03-09T04:00:00Z'))).toBe(at('2026-03-09T01:00:00Z'));
  });
});

describe('the seal of a day', () => {
  it('is the first of its chain, or on top of the one before', () => {
    expect(FIRST).toMatchObject({ seq: 1, previous: NO_HASH });
    expect(dailySeal(content('2026-03-02'), FIRST)).toMatchObject({ seq: 2, previous: FIRST.hash });
  });

  it('is hashed as docs/audit.md says', () => {
    const { hash, ...said } = FIRST;
    expect(hash).toBe(auditHash('seal', said));
    expect(partHash([{ auditId: 'a', hash: 'h' }])).toBe(auditHash('part', [['a', 'h']]));
  });

  it('covers everything that it says', () => {
    const changes: Partial<DailySeal>[] = [
      { seq: 2 },
      { day: day('2026-03-02') },
      { entries: 4 },
      { parts: ['p1'] },
      { previous: 'other' },
      { final: { seq: 1, hash: 'f' } },
      { sealedAt: addSeconds(SEALED_AT, 1) },
    ];
    const hashes = [FIRST, ...changes.map((change) => ({ ...FIRST, ...change }))].map(sealHash);
    expect(new Set(hashes).size).toBe(changes.length + 1);
  });
});
