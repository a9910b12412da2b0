import { beforeEach, describe, expect, it } from 'vitest';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import { cancel, failBeforeSending } from '../../../../lib/domain/transactions/payment-steps.ts';
import { anAudit } from '../../../support/audit.ts';
import { batchesIn } from '../../../support/claimed-batch.ts';
import { BATCH_ID, NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { allItems, auditEntries } from '../../../support/items.ts';

const FAULT = { code: 'payee_on_hold', message: 'On hold' };

describe('the audit chains of a batch and its payments', () => {
  let db: TestTable;
  let on: ReturnType<typeof batchesIn>;

  beforeEach(async () => {
    db = await createTestTable();
    on = batchesIn(db);
  });

  const failed = (payment: Payment) => ({ change: failBeforeSending(payment, FAULT, NOW) });
  const only = ([payment]: readonly Payment[]): Payment => {
    if (!payment) throw new Error('there is no payment');
    return payment;
  };

  it('grow by one link with every change, and the items carry the newest one', async () => {
    const { batch, payments } = await on.processing(2);
    await on.payments.commitSteps(payments.map(failed), [anAudit('payment.failed')]);
    const links = (await auditEntries(db)).flatMap(({ links }) => links ?? []);
    const stored = [await on.batches.find(BATCH_ID), ...(await on.payments.ofBatch(BATCH_ID))];
    // The draft with its claims, and three moves; each payment claimed and failed.
    expect(links.filter((link) => 'batchId' in (link as object))).toHaveLength(4);
    expect(stored.map((item) => item?.audit?.seq)).toEqual([4, 2, 2]);
    for (const item of stored) expect(links).toContainEqual(expect.objectContaining({ hash: item?.audit?.hash }));
    expect(stored[0]?.audit).toEqual(batch.audit);
  });

  it('are told by the entry of the same action when a transaction has several', async () => {
    const { payments } = await on.processing(2);
    const [first, second] = payments;
    if (!first || !second) throw new Error('there are no two payments');
    const steps = [failed(first), { change: cancel(second, FAULT, NOW) }];
    await on.payments.commitSteps(steps, [anAudit('payment.cancelled'), anAudit('payment.failed')]);
    expect((await auditEntries(db)).slice(-2)).toMatchObject([
      { action: 'payment.cancelled', links: [{ transactionId: second.transactionId }] },
      { action: 'payment.failed', links: [{ transactionId: first.transactionId }] },
    ]);
  });

  it('do not fork: a writer that has the version but not the newest link is refused', async () => {
    const { batch, payments } = await on.processing(1);
    await on.payments.commitSteps([failed(only(payments))], [anAudit()]);
    const payment = only(await on.payments.ofBatch(BATCH_ID));
    const items = await allItems(db);
    const stale = { seq: 2, hash: 'another' };
    const cancelled = (audit: Payment['audit']) => ({ change: cancel({ ...payment, audit }, FAULT, NOW) });
    expect(await on.payments.commitSteps([cancelled(stale)], [anAudit()])).toBe('changed');
    expect(await on.payments.commitSteps([cancelled(undefined)], [anAudit()])).toBe('changed');
    expect((await on.moved({ ...batch, audit: stale }, { status: 'SETTLING' })).result).toBe('changed');
    expect(await allItems(db)).toEqual(items);
  });

  it('take no change without an audit entry (M7)', async () => {
    const { payments } = await on.processing(1);
    await expect(on.payments.commitSteps([failed(only(payments))], [])).rejects.toThrow('needs an audit entry');
  });
});
