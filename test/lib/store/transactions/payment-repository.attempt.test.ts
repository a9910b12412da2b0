import { beforeEach, describe, expect, it } from 'vitest';
import type { AttemptId } from '../../../../lib/domain/shared/ids.ts';
import { applyOutcome } from '../../../../lib/domain/transactions/apply-outcome.ts';
import { applyRejection } from '../../../../lib/domain/transactions/apply-rejection.ts';
import type { Attempt } from '../../../../lib/domain/transactions/attempt.ts';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import { cancel, failBeforeSending, startAttempt } from '../../../../lib/domain/transactions/payment-steps.ts';
import { SETTINGS_KEY } from '../../../../lib/store/keys.ts';
import { anAudit } from '../../../support/audit.ts';
import { batchesIn } from '../../../support/claimed-batch.ts';
import { BATCH_ID, FIRST, LATER, NOW, SECOND, THIRD } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { allItems, auditActions } from '../../../support/items.ts';

describe('committing an attempt', () => {
  let db: TestTable;
  let on: ReturnType<typeof batchesIn>;

  beforeEach(async () => {
    db = await createTestTable();
    on = batchesIn(db);
  });

  const attemptOf = (attemptId: AttemptId, payments: readonly Payment[]): Attempt => ({
    batchId: BATCH_ID,
    attemptId,
    provider: 'mock',
    transactionIds: payments.map(({ transactionId }) => transactionId),
    prepared: { document: '{}', requestHash: 'hash', notAfter: LATER },
    createdAt: NOW,
  });
  const commit = (
    payments: readonly Payment[],
    attemptId = FIRST,
    run = 1,
    settingsVersion = 0,
    sentVersion?: number,
    generation?: number,
  ) =>
    on.payments.commitAttempt(
      {
        attempt: attemptOf(attemptId, payments),
        changes: payments.map((payment) => startAttempt(payment, attemptId, NOW)),
        run,
        settingsVersion,
        sentVersion,
        generation,
      },
      anAudit('payment.sending'),
    );
  async function expectRefused(act: () => Promise<string>) {
    const before = await allItems(db);
    const result = await act();
    expect(await allItems(db)).toEqual(before);
    return expect(result);
  }

  it('writes attempt, payments and counts together, with one audit entry (M4, M7)', async () => {
    const { batch, payments } = await on.processing(2);
    const before = (await auditActions(db)).length;
    expect(await commit(payments)).toBe('committed');
    expect(await on.payments.findAttempts(BATCH_ID, [FIRST, FIRST, SECOND])).toEqual([attemptOf(FIRST, payments)]);
    for (const payment of await on.payments.ofBatch(BATCH_ID)) {
      expect(payment).toMatchObject({ status: 'PROCESSING', liveAttemptId: FIRST, attemptIds: [FIRST], version: 2 });
    }
    expect(await on.batches.find(BATCH_ID)).toMatchObject({
      counts: { PENDING: 0, PROCESSING: 2 },
      version: batch.version + 1,
    });
    expect((await auditActions(db)).slice(before)).toEqual(['payment.sending']);
  });

  it('takes as many payments as a chunk holds', async () => {
    const { payments } = await on.processing(50);
    expect(await commit(payments)).toBe('committed');
  });

  it('is not done twice', async () => {
    const { payments } = await on.processing(1);
    await commit(payments);
    (await expectRefused(() => commit(payments))).toBe('exists');
  });

  it('is refused while payouts are paused, and done once they are not', async () => {
    const { payments } = await on.processing(1);
    const pause = { reason: 'audit', by: 'admin', at: NOW };
    await db.table.put({ ...SETTINGS_KEY, version: 1, pause });
    (await expectRefused(() => commit(payments))).toBe('stopped');
    await db.table.put({ ...SETTINGS_KEY, version: 2 });
    (await expectRefused(() => commit(payments))).toBe('changed');
    expect(await commit(payments, FIRST, 1, 2)).toBe('committed');
  });

  it('is refused while a restore is to be settled', async () => {
    const { payments } = await on.processing(1);
    const restored = { to: NOW, stoppedAt: NOW, at: NOW, by: 'restore' };
    await db.table.put({ ...SETTINGS_KEY, version: 1, restored });
    (await expectRefused(() => commit(payments, FIRST, 1, 1))).toBe('stopped');
    await db.table.put({ ...SETTINGS_KEY, version: 1 });
    expect(await commit(payments, FIRST, 1, 1)).toBe('committed');
  });

  it('is refused for a batch from before a restore, until it has the generation of the settings', async () => {
    const { batch, payments } = await on.processing(1);
    await db.table.put({ ...SETTINGS_KEY, version: 1, generation: 7 });
    const commitIn = (generation: number) => commit(payments, FIRST, 1, 1, undefined, generation);
    (await expectRefused(() => commitIn(7))).toBe('not-running');
    await on.moved(batch, { generation: 7 });
    (await expectRefused(() => commitIn(8))).toBe('not-running');
    expect(await commitIn(7)).toBe('committed');
  });

  it('is refused when the batch is in another run', async () => {
    const { batch, payments } = await on.processing(1);
    (await expectRefused(() => commit(payments, FIRST, 2))).toBe('not-running');
    await on.moved(batch, { run: 2 }, 'renew');
    (await expectRefused(() => commit(payments, FIRST, 1))).toBe('not-running');
  });

  it.each(['SETTLING', 'COMPLETED', 'QUEUED'] as const)('is refused when the batch is %s (M8)', async (status) => {
    const { batch, payments } = await on.processing(1);
    await on.moved(batch, { status }, 'release');
    (await expectRefused(() => commit(payments))).toBe('not-running');
  });

  it('is refused when one of its payments has moved, which has an item of its own since', async () => {
    const { payments } = await on.processing(2);
    const [first] = payments;
    if (!first) throw new Error('there is no payment');
    const notTaken = (payment: Payment) => {
      const rejection = { reason: 'busy', message: 'Later' } as const;
      const change = applyRejection(payment, { attemptId: FIRST, rejection, isAlone: false }, NOW);
      if (!change) throw new Error('the rejection says nothing new');
      return change;
    };
    await on.payments.commitSteps([{ change: notTaken(first) }], [anAudit('payment.not_taken')]);
    const read = (await on.payments.ofBatch(BATCH_ID)).slice(0, 1);
    for (const payment of read) {
      await on.payments.commitSteps([{ change: notTaken(payment) }], [anAudit('payment.not_taken')]);
    }
    (await expectRefused(() => commit(read, SECOND))).toBe('changed');
    expect(await commit((await on.payments.ofBatch(BATCH_ID)).slice(0, 1), SECOND)).toBe('committed');
  });

  it('is refused when any payment without an item of its own was taken or moved since, and done once they are read again', async () => {
    const { payments } = await on.processing(4);
    const [one, two, three, four] = payments;
    if (!one || !two || !three || !four) throw new Error('a payment is missing');
    expect(await commit([one], FIRST)).toBe('committed');
    (await expectRefused(() => commit([one, two], SECOND))).toBe('overtaken');
    (await expectRefused(() => commit([two], SECOND))).toBe('overtaken');
    const afterTaking = (await on.payments.ofBatch(BATCH_ID)).filter(({ status }) => status === 'PENDING');
    const change = failBeforeSending(afterTaking[2] ?? four, { code: 'payee_changed', message: 'changed' }, NOW);
    expect(await on.payments.commitSteps([{ change }], [anAudit('payment.failed')])).toBe('committed');
    (await expectRefused(() => commit(afterTaking.slice(0, 2), SECOND))).toBe('overtaken');
    const left = (await on.payments.ofBatch(BATCH_ID)).filter(({ status }) => status === 'PENDING');
    expect(left).toHaveLength(2);
    expect(await commit(left.slice(0, 1), SECOND)).toBe('committed');
    (await expectRefused(() => commit(left.slice(1), THIRD))).toBe('overtaken');
    const [last] = left.slice(1);
    if (!last) throw new Error('there is no payment left');
    const stale = failBeforeSending(last, { code: 'payee_changed', message: 'changed' }, NOW);
    (await expectRefused(() => on.payments.commitSteps([{ change: stale }], [anAudit('payment.failed')]))).toBe(
      'changed',
    );
  });

  it('makes any other write fail that moves one of its payments as it was read before', async () => {
    const { payments } = await on.processing(2);
    const [first] = payments;
    if (!first) throw new Error('there is no payment');
    const step = { change: cancel(first, { code: 'given_up', message: 'No longer wanted' }, NOW) };
    expect(await commit(payments)).toBe('committed');
    const move = () => on.payments.commitSteps([step], [anAudit('payment.cancelled')]);
    (await expectRefused(move)).toBe('changed');
    expect((await on.payments.ofBatch(BATCH_ID)).map(({ status }) => status)).toEqual(['PROCESSING', 'PROCESSING']);
  });

  it('leaves the payments that it has taken to one writer, which gives them items of their own', async () => {
    const { payments } = await on.processing(1);
    await commit(payments);
    const [sent] = await on.payments.ofBatch(BATCH_ID);
    const change = sent && applyOutcome(sent, FIRST, { kind: 'unknown', message: 'no answer' }, LATER);
    if (!change) throw new Error('nothing came of it');
    const write = () => on.payments.commitSteps([{ change }], [anAudit('payment.unknown')]);
    expect(await write()).toBe('committed');
    (await expectRefused(write)).toBe('changed');
    const [stored] = await on.payments.ofBatch(BATCH_ID);
    expect(stored).toMatchObject({ status: 'UNKNOWN', version: 3, attemptIds: [FIRST], audit: { seq: 3 } });
    expect(stored?.unwritten).toBeUndefined();
  });
});
