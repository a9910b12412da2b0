import { beforeEach, describe, expect, it } from 'vitest';
import type { Balance } from '../../../../lib/domain/commissions/ledger.ts';
import { ledgerStep } from '../../../../lib/domain/commissions/ledger-step.ts';
import { applyOutcome } from '../../../../lib/domain/transactions/apply-outcome.ts';
import type { Outcome } from '../../../../lib/domain/transactions/outcome.ts';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import type { PaymentChange } from '../../../../lib/domain/transactions/payment-change.ts';
import { cancel, failBeforeSending } from '../../../../lib/domain/transactions/payment-steps.ts';
import { MAX_STEPS, type RunGuard } from '../../../../lib/payouts/transactions/payment-repository.ts';
import { anAudit } from '../../../support/audit.ts';
import { batchesIn } from '../../../support/claimed-batch.ts';
import { BATCH_ID, FIRST, NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { allItems, auditActions } from '../../../support/items.ts';

const PAID: Outcome = { kind: 'completed', providerReference: 'ref' };
const FAULT = { code: 'payee_on_hold', message: 'held' };

describe('committing steps of payments', () => {
  let db: TestTable;
  let on: ReturnType<typeof batchesIn>;

  beforeEach(async () => {
    db = await createTestTable();
    on = batchesIn(db);
  });

  const paid = (payment: Payment): PaymentChange => {
    const change = applyOutcome(payment, FIRST, PAID, NOW);
    if (!change) throw new Error('nothing new');
    return change;
  };
  const stepsOf = (changes: readonly PaymentChange[]) =>
    Promise.all(
      changes.map(async (change) => {
        const balance: Balance = await on.balanceOf(change.before.affiliateId);
        return { change, ledger: ledgerStep(change, balance, NOW) };
      }),
    );
  const commit = async (changes: readonly PaymentChange[], guard?: RunGuard) =>
    on.payments.commitSteps(await stepsOf(changes), [anAudit('payment.completed')], guard);
  async function expectRefused(act: () => Promise<string>) {
    const before = await allItems(db);
    expect(await act()).toBe('changed');
    expect(await allItems(db)).toEqual(before);
  }

  it('moves payments, balances and counts together, with their audit entry (M7)', async () => {
    const { batch, payments } = await on.processing(2);
    const before = (await auditActions(db)).length;
    expect(await commit(payments.map(paid))).toBe('committed');
    expect(await on.batches.find(BATCH_ID)).toMatchObject({
      counts: { PENDING: 0, COMPLETED: 2 },
      amounts: { PENDING: 0n, PROCESSING: 0n, COMPLETED: 12_000n },
      version: batch.version + 1,
    });
    for (const { affiliateId } of payments) {
      expect(await on.balanceOf(affiliateId)).toMatchObject({ settledSeq: 1, paidMinor: 6_000n });
    }
    expect((await auditActions(db)).slice(before)).toEqual(['payment.completed']);
  });

  it('writes nothing when one payment has moved', async () => {
    const { payments } = await on.processing(2);
    await commit(payments.slice(0, 1).map((payment) => failBeforeSending(payment, FAULT, NOW)));
    await expectRefused(() => commit(payments.map(paid)));
  });

  it('writes nothing when one balance has moved', async () => {
    const { payments } = await on.processing(2);
    const steps = await stepsOf(payments.map(paid));
    for (const { affiliateId } of payments.slice(0, 1)) await on.accrue(affiliateId, 1n);
    await expectRefused(() => on.payments.commitSteps(steps, [anAudit()]));
  });

  it('under a run does nothing when the batch is in another, or has given up the slot', async () => {
    const { batch, payments } = await on.processing(1);
    const failed = payments.map((payment) => failBeforeSending(payment, FAULT, NOW));
    await expectRefused(() => commit(failed, { run: 2 }));
    await on.moved(batch, { status: 'SETTLING' }, 'release');
    await expectRefused(() => commit(failed, { run: 1 }));
  });

  it('without a run records what a provider says, whatever the state of the batch', async () => {
    const { batch, payments } = await on.processing(1);
    await on.moved(batch, { status: 'SETTLING' }, 'release');
    expect(await commit(payments.map(paid))).toBe('committed');
  });

  it('does nothing with no steps', async () => {
    expect(await on.payments.commitSteps([], [])).toBe('committed');
    expect(await allItems(db)).toEqual([]);
  });

  it('raises an incident with an overpayment, once for each attempt (M6)', async () => {
    const { payments } = await on.processing(1);
    await commit(payments.map((payment) => cancel(payment, FAULT, NOW)));
    const cancelled = await on.payments.ofBatch(BATCH_ID);
    const steps = await stepsOf(cancelled.map(paid));
    expect(await on.payments.commitSteps(steps, [anAudit()])).toBe('committed');
    const incidents = async () => (await allItems(db)).filter(({ kind }) => kind === 'OVERPAID');
    // The ledger entry and the incident.
    expect(await incidents()).toHaveLength(2);
    expect((await on.payments.ofBatch(BATCH_ID))[0]).toMatchObject({
      status: 'CANCELLED',
      overpaidByAttemptIds: [FIRST],
    });
    await expectRefused(() => on.payments.commitSteps(steps, [anAudit()]));
  });

  it('takes as many steps as it promises, even if each of them is an overpayment', async () => {
    const { payments } = await on.processing(MAX_STEPS);
    await commit(payments.map((payment) => cancel(payment, FAULT, NOW)));
    const cancelled = await on.payments.ofBatch(BATCH_ID);
    expect(cancelled).toHaveLength(MAX_STEPS);
    expect(await commit(cancelled.map(paid))).toBe('committed');
  });
});
