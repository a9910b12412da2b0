import { describe, expect, it } from 'vitest';
import {
  beginPass,
  endPass,
  isOf,
  type NamedPatience,
  NOTHING_FOUND,
  plusTally,
  type Recovery,
  type RecoveryStage,
  stageAfter,
  type Tally,
} from '../../../../lib/domain/recovery/recovery.ts';
import { addSeconds, type Instant } from '../../../../lib/domain/shared/time.ts';
import { NOW } from '../../../support/domain.ts';

const RESTORED = { to: addSeconds(NOW, -600), stoppedAt: NOW, at: NOW, by: 'restore' };
const provider = (emptyLookUps: 1 | 2): NamedPatience => ({
  name: 'bank',
  longestAttemptSeconds: 300,
  death: { marginSeconds: 2, emptyLookUps, apartSeconds: 60 },
});

function ended(begunAt: Instant, tally: Partial<Tally>, known?: Recovery, looks: 1 | 2 = 1): Recovery {
  const begun = beginPass(known, { generation: 7 }, begunAt);
  if (!begun.pass) throw new Error('no pass was begun');
  const pass = { ...begun.pass, tally: plusTally(NOTHING_FOUND, tally) };
  return endPass(begun, pass, RESTORED, [provider(looks)], addSeconds(begunAt, 5));
}

describe('a pass after a restore', () => {
  const late = addSeconds(NOW, 400);

  it('is clean once nothing is left and nothing can come', () => {
    expect(ended(late, { batchesAsked: 3, lostPayments: 2 }).last?.isClean).toBe(true);
    expect(ended(addSeconds(NOW, 100), { batchesAsked: 3 }).last?.isClean).toBe(false);
  });

  it.each(['batchesLeft', 'lostPaymentsLeft', 'foreignLeft', 'incomplete', 'failed'] as const)(
    'is not clean with %s',
    (what) => {
      expect(ended(late, { [what]: 1 }).last?.isClean).toBe(false);
    },
  );

  it('counts as a first look only if it saw everything, after nothing could come any more', () => {
    expect(ended(late, { batchesLeft: 4 }).firstLooks).toEqual({ bank: late });
    expect(ended(late, { incomplete: 1 }).firstLooks).toEqual({});
    expect(ended(late, { failed: 1 }).firstLooks).toEqual({});
    expect(ended(addSeconds(NOW, 100), {}).firstLooks).toEqual({});
  });

  it('is clean only after a first look, where a provider needs two', () => {
    const first = ended(late, {}, undefined, 2);
    expect(first.last?.isClean).toBe(false);
    const second = ended(addSeconds(late, 300), {}, first, 2);
    expect(second.last?.isClean).toBe(true);
    expect(second.firstLooks).toEqual({ bank: late });
  });

  it('adds up what its parts found, and says when it began and ended', () => {
    const one = { batchesAsked: 1, batchesLeft: 2, lostPayments: 3, lostPaymentsLeft: 4 };
    const other = { foreignLeft: 5, incomplete: 6, failed: 7 };
    const twice = [one, other, one, other].reduce(plusTally, NOTHING_FOUND);
    expect(twice).toEqual({
      batchesAsked: 2,
      batchesLeft: 4,
      lostPayments: 6,
      lostPaymentsLeft: 8,
      foreignLeft: 10,
      incomplete: 12,
      failed: 14,
    });
    expect(ended(late, one)).toEqual({
      version: 0,
      generation: 7,
      firstLooks: { bank: late },
      pass: undefined,
      last: { begunAt: late, endedAt: addSeconds(late, 5), tally: { ...NOTHING_FOUND, ...one }, isClean: false },
    });
    expect(ended(addSeconds(NOW, 302), {}).firstLooks, 'a payment may still turn up at that moment').toEqual({});
  });

  it('is clean only once nothing can come of any provider', () => {
    const { pass, ...recovery } = beginPass(undefined, { generation: 7 }, late);
    if (!pass) throw new Error('no pass was begun');
    const end = (...providers: NamedPatience[]) => endPass(recovery, pass, RESTORED, providers, late);
    const slow = { ...provider(1), name: 'slow', longestAttemptSeconds: 3_600 };
    expect(end(provider(1)).last?.isClean).toBe(true);
    expect(end(provider(1), slow)).toMatchObject({ last: { isClean: false }, firstLooks: { bank: late } });
  });

  it('begins with the batches, and goes on from what is known of the same restore', () => {
    const first = { ...ended(late, {}), version: 4 };
    expect(beginPass(first, { generation: 7 }, addSeconds(late, 60))).toEqual({
      ...first,
      pass: { begunAt: addSeconds(late, 60), stage: 'batches', tally: NOTHING_FOUND },
    });
    expect(beginPass(undefined, { generation: 7 }, late)).toMatchObject({ version: 0, generation: 7, firstLooks: {} });
    expect(
      beginPass(first, { generation: 8 }, late).version,
      'it keeps the version, on which its write is conditional',
    ).toBe(4);
  });

  it('begins from nothing after another restore', () => {
    const first = ended(late, {});
    expect(beginPass(first, { generation: 8 }, addSeconds(late, 60))).toMatchObject({
      generation: 8,
      firstLooks: {},
      version: 0,
    });
    expect(beginPass(first, { generation: 8 }, addSeconds(late, 60)).last).toBeUndefined();
  });

  it('begins from nothing once the restore is settled, and then asks about batches only', () => {
    const first = { ...ended(late, {}), version: 4 };
    const settled = { generation: 7, isSettled: true };
    const begun = beginPass(first, settled, late);
    expect(begun).toMatchObject({ generation: 7, isSettled: true, firstLooks: {}, version: 4 });
    expect(begun.last).toBeUndefined();
    expect(isOf(begun, settled)).toBe(true);
    expect(isOf(begun, { generation: 7 })).toBe(false);
    expect(isOf(first, { generation: 7, isSettled: false })).toBe(true);
    const stages = (of: Recovery) => {
      const seen: RecoveryStage[] = ['batches'];
      for (let next = stageAfter('batches', of); next; next = stageAfter(next, of)) seen.push(next);
      return seen;
    };
    expect(stages(begun)).toEqual(['batches', 'payments']);
    expect(stages(first)).toEqual(['batches', 'payments', 'lists', 'lost']);
  });
});
