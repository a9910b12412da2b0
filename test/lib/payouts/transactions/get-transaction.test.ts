import { beforeEach, describe, expect, it } from 'vitest';
import type { AdjustmentKind } from '../../../../lib/domain/commissions/adjustment.ts';
import { affiliateId, commissionId, type TransactionId, transactionId } from '../../../../lib/domain/shared/ids.ts';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import { adjustBalance } from '../../../../lib/payouts/affiliates/adjust-balance.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { reverseCommission } from '../../../../lib/payouts/commissions/reverse-commission.ts';
import { getTransaction } from '../../../../lib/payouts/transactions/get-transaction.ts';
import { recordOutcomes } from '../../../../lib/payouts/transactions/record-outcomes.ts';
import {
  accrue,
  affiliateWith,
  createAll,
  createWorld,
  onlyPayment,
  runAll,
  USD,
  usd,
  type World,
} from '../../../support/world.ts';

describe('a transaction', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  /** Pays what is owed by now. */
  async function payout(): Promise<Payment> {
    const { batches } = await createAll(world);
    for (const { batchId } of batches) await executeBatch(world, world.context, batchId);
    await runAll(world);
    const [batch] = batches;
    if (!batch) throw new Error('no batch was made');
    return onlyPayment(world, batch.batchId);
  }

  const adjust = (kind: AdjustmentKind, amount: string, sign = 1n) =>
    adjustBalance(world, world.context, {
      affiliateId: affiliateId('ann'),
      kind,
      amountMinor: sign * usd(amount).minor,
      currency: USD,
      reason: `A ${kind}`,
    });

  async function comesBack({ transactionId: id, paidByAttemptId }: Payment) {
    if (!paidByAttemptId) throw new Error(`${id} was not paid`);
    const outcome = { kind: 'returned', providerReference: 'ref', message: 'Account closed' } as const;
    await recordOutcomes(world, world.context, paidByAttemptId, [{ transactionId: id, outcome }]);
  }

  async function amountShown(id: TransactionId): Promise<bigint> {
    const { commissions, otherEntries } = await getTransaction(world, id);
    return [...commissions, ...otherEntries].reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  }

  it('shows the commissions it covers, which add up to its amount (M3)', async () => {
    await affiliateWith(world, 'ann', '60.00');
    await accrue(world, 'ann', 'second', '0.50');
    const payment = await payout();
    // Accrued after the claim: no part of this payment.
    await accrue(world, 'ann', 'third', '9.00');
    const view = await getTransaction(world, payment.transactionId);
    expect(view.payment).toEqual(payment);
    expect(view.commissions.map(({ commissionId }) => commissionId)).toEqual(['c-ann-1', 'second']);
    expect(view.otherEntries).toEqual([]);
    expect(await amountShown(payment.transactionId)).toBe(payment.amountMinor);
  });

  it('shows every other entry that it covers, so that all of them add up to its amount (M3)', async () => {
    await affiliateWith(world, 'ann', '60.00');
    await adjust('OPENING_BALANCE', '5.00');
    const first = await payout();
    await comesBack(first);
    await reverseCommission(world, world.context, commissionId('c-ann-1'), 'Order cancelled');
    await accrue(world, 'ann', 'second', '90.00');
    await adjust('CORRECTION', '0.25');
    await adjust('PAID_ELSEWHERE', '10.00', -1n);
    const second = await payout();

    const before = await getTransaction(world, first.transactionId);
    expect(before.otherEntries).toMatchObject([
      { kind: 'OPENING_BALANCE', amountMinor: 500n, reason: 'A OPENING_BALANCE' },
    ]);
    expect(await amountShown(first.transactionId)).toBe(first.amountMinor);

    const after = await getTransaction(world, second.transactionId);
    expect(after.commissions.map(({ commissionId }) => commissionId)).toEqual(['second']);
    expect(after.otherEntries).toMatchObject([
      { kind: 'RETURNED', amountMinor: 6500n, transactionId: first.transactionId },
      { kind: 'REVERSAL', amountMinor: -6000n, commissionId: 'c-ann-1', reason: 'Order cancelled' },
      { kind: 'CORRECTION', amountMinor: 25n },
      { kind: 'PAID_ELSEWHERE', amountMinor: -1000n },
    ]);
    expect(second).toMatchObject({ status: 'COMPLETED', amountMinor: 8525n });
    expect(await amountShown(second.transactionId)).toBe(second.amountMinor);
  });

  it('shows every attempt to send it, with what was sent, and what became of those that failed', async () => {
    await affiliateWith(world, 'ann', '60.50', 'flaky-2');
    const payment = await payout();
    const { attempts } = await getTransaction(world, payment.transactionId);
    expect(attempts.map(({ attemptId }) => attemptId).sort()).toEqual(payment.attemptIds);
    expect(attempts).toHaveLength(3);
    for (const { prepared } of attempts) expect(prepared.document).toContain('"amountMinor":"6050"');
    expect(payment.status).toBe('COMPLETED');
    expect(payment.failure).toBeUndefined();
    expect(payment.failures).toMatchObject(
      payment.attemptIds.slice(0, 2).map((attemptId) => ({ attemptId, code: 'bank_busy' })),
    );
  });

  it('that does not exist is not found', async () => {
    const unknown = getTransaction(world, transactionId('batch-x.001'));
    await expect(unknown).rejects.toMatchObject({ refused: { code: 'transaction_not_found' } });
  });
});
