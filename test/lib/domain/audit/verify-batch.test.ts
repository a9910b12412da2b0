import { describe, expect, it } from 'vitest';
import type { BatchEvidence, FoundEntry, FoundPayment } from '../../../../lib/domain/audit/audit-evidence.ts';
import { verifyBatch } from '../../../../lib/domain/audit/verify-batch.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import { aFinishedBatch, foundEntry } from '../../../support/batch-evidence.ts';
import { BATCH_ID, NOW } from '../../../support/domain.ts';

const whole = aFinishedBatch();
const [claimed, paid] = whole.written;
const [a1, a2, a3, a4] = whole.entries;
const [first, second] = whole.payments;
if (!claimed || !paid || !a1 || !a2 || !a3 || !a4 || !first?.head || !second || !whole.batch)
  throw new Error('incomplete');
const FIRST_ID = first.transactionId;
const { batch } = whole;

const broken = (patch: Partial<BatchEvidence>) => verifyBatch({ ...whole, ...patch });
const withFirst = (patch: Partial<FoundPayment>) => broken({ payments: [{ ...first, ...patch }, second] });
const inPlaceOf = (old: FoundEntry, ...now: FoundEntry[]) =>
  broken({ entries: whole.entries.flatMap((one) => (one === old ? now : [one])) });
const alteredFirst = { ...a2, said: 'other' };
const ofFirst = { batchId: BATCH_ID, transactionId: FIRST_ID };

it('a batch that is as it was written has no break', () => {
  expect(verifyBatch(whole)).toBeUndefined();
});

describe('an entry of a batch', () => {
  it('that cannot be read is told before all else', () => {
    const unreadable: FoundEntry = { auditId: 'a-3', said: 'x', isInPlace: true };
    expect(broken({ entries: [a1, alteredFirst, unreadable, a4] })).toEqual({
      batchId: BATCH_ID,
      code: 'entry_unreadable',
      auditId: 'a-3',
      message: 'audit entry a-3 cannot be read',
    });
  });

  it('that lies elsewhere is told before all else: its time may be false', () => {
    expect(inPlaceOf(a3, { ...a3, isInPlace: false })).toEqual({
      batchId: BATCH_ID,
      code: 'entry_altered',
      auditId: 'a-3',
      message: 'audit entry a-3 is not where its own content says it belongs',
    });
    expect(broken({ entries: [a1, alteredFirst, a3, { ...a4, isInPlace: false }] })).toMatchObject({ auditId: 'a-4' });
  });

  it.each([
    ['batch.queued', true],
    ['payment.failed', true],
    ['affiliate.held', false],
    ['lost_payment.noted', false],
    ['config.changed', false],
  ] as const)('%s without a link is one that was put in: %s', (action, isBroken) => {
    const said = foundEntry({ ...claimed, auditId: 'forged', action, links: undefined });
    const expected = {
      batchId: BATCH_ID,
      code: 'entry_inserted',
      auditId: 'forged',
      message: 'audit entry forged records a change but belongs to no chain',
    };
    expect(broken({ entries: [...whole.entries, said] })).toEqual(isBroken ? expected : undefined);
  });

  it('that is missing is told with the next one', () => {
    const links = paid.links?.map((link) => ({ ...link, seq: 4 }));
    const later = foundEntry({ ...paid, auditId: 'a-9', at: addSeconds(NOW, 9), links });
    expect(broken({ entries: [...whole.entries, later] })).toEqual({
      ...ofFirst,
      code: 'entry_missing',
      auditId: 'a-9',
      message: `change 3 of ${FIRST_ID} is missing: the next one found is 4, in entry a-9`,
    });
  });

  it('that is there twice is told with the other one', () => {
    const copy = foundEntry({ ...paid, auditId: 'copy' });
    expect(broken({ entries: [...whole.entries, copy] })).toEqual({
      ...ofFirst,
      code: 'entry_inserted',
      auditId: 'copy',
      message: `change 2 of ${FIRST_ID} is recorded twice, also by entry copy`,
    });
  });

  it('that was altered is told with the change that it was', () => {
    expect(inPlaceOf(a2, alteredFirst)).toEqual({
      ...ofFirst,
      code: 'entry_altered',
      auditId: 'a-2',
      message: `entry a-2 is not what was written as change 2 of ${FIRST_ID}, or what came before it is not`,
    });
  });

  it('that was altered first, in time, is told first', () => {
    const both = [a1, alteredFirst, { ...a3, said: 'other' }, a4];
    expect(broken({ entries: both })).toMatchObject({ auditId: 'a-2' });
    expect(broken({ entries: both.toReversed() })).toMatchObject({ auditId: 'a-2' });
    expect(broken({ entries: both, unreadable: [{}] })).toMatchObject({ auditId: 'a-2' });
  });
});

describe('the item of a payment', () => {
  it('that cannot be read is told, before anything else about items', () => {
    const unreadable = { batchId: BATCH_ID, code: 'item_altered' };
    expect(broken({ unreadable: [{ transactionId: FIRST_ID }], record: undefined })).toEqual({
      ...unreadable,
      transactionId: FIRST_ID,
      message: `the item of ${FIRST_ID} cannot be read`,
    });
    expect(broken({ unreadable: [{}] })).toEqual({ ...unreadable, message: `the item of ${BATCH_ID} cannot be read` });
  });

  it('that is gone', () => {
    expect(broken({ payments: [second] })).toEqual({
      ...ofFirst,
      code: 'item_missing',
      auditId: 'a-2',
      message: `${FIRST_ID} is gone; its newest change is 2, in entry a-2`,
    });
  });

  it('that no entry knows of', () => {
    const forged = { ...first, transactionId: `${BATCH_ID}.009` as typeof FIRST_ID, head: undefined };
    expect(broken({ payments: [first, second, forged] })).toEqual({
      batchId: BATCH_ID,
      transactionId: forged.transactionId,
      code: 'item_inserted',
      message: `${BATCH_ID}.009 has no audit entry`,
    });
  });

  it('of which the newest changes are missing, all of them included', () => {
    expect(withFirst({ head: { seq: 3, hash: 'newer' } })).toEqual({
      ...ofFirst,
      code: 'entry_missing',
      auditId: 'a-2',
      message: `the newest changes of ${FIRST_ID} are missing: 3 were made, the last one found is 2`,
    });
    const none = { ...first, transactionId: `${BATCH_ID}.009` as typeof FIRST_ID };
    expect(broken({ payments: [first, second, none] })).toMatchObject({
      code: 'entry_missing',
      transactionId: none.transactionId,
    });
  });

  it('that was set back, though it keeps the newest hash', () => {
    const back = {
      ...ofFirst,
      code: 'item_altered',
      auditId: 'a-2',
      message: `${FIRST_ID} was set back: its item knows 1 changes, its log 2`,
    };
    expect(withFirst({ head: { seq: 1, hash: 'older' } })).toEqual(back);
    expect(withFirst({ head: { seq: 1, hash: first.head?.hash ?? '' } })).toEqual(back);
    expect(withFirst({ head: { seq: 2, hash: 'other' } })?.code).toBe('item_altered');
  });

  it('that is not what its newest change left', () => {
    expect(withFirst({ state: 'other' })).toEqual({
      ...ofFirst,
      code: 'item_altered',
      auditId: 'a-2',
      message: `${FIRST_ID} (COMPLETED, 6000 in minor units) is not what its newest change left, which is 2, in entry a-2`,
    });
  });
});

describe('the item of the batch', () => {
  it('is told as such, and is no payment', () => {
    expect(broken({ batch: { ...batch, state: 'other' } })).toEqual({
      batchId: BATCH_ID,
      code: 'item_altered',
      auditId: 'a-4',
      message: `${BATCH_ID} (COMPLETED) is not what its newest change left, which is 2, in entry a-4`,
    });
  });

  it('that is gone', () => {
    expect(broken({ batch: undefined })).toMatchObject({ code: 'item_missing', auditId: 'a-4' });
  });

  it.each([
    ['number', { counts: { ...batch.counts, FAILED: 1 } }, 'those that are FAILED'],
    ['sum', { amounts: { ...batch.amounts, FAILED: 1n } }, 'those that are FAILED'],
    ['number that are paid', { counts: { ...batch.counts, COMPLETED: 1 } }, 'those that are COMPLETED'],
    ['sum that is paid', { amounts: { ...batch.amounts, COMPLETED: 1n } }, 'those that are COMPLETED'],
    ['number in all', { paymentCount: 3 }, 'all of them'],
    ['sum in all', { totalMinor: 1n }, 'all of them'],
  ])('does not count its payments: the %s', (_, patch, what) => {
    expect(broken({ batch: { ...batch, ...patch } })).toEqual({
      batchId: BATCH_ID,
      code: 'counts_wrong',
      message: `number or sum of the payments of ${BATCH_ID} (${what}) is not what its payments say`,
    });
  });
});
