import { beforeEach, describe, expect, it } from 'vitest';
import { transactionId } from '../../../../lib/domain/shared/ids.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { getTransaction } from '../../../../lib/payouts/transactions/get-transaction.ts';
import {
  accrue,
  affiliateWith,
  createAll,
  createWorld,
  onlyPayment,
  runAll,
  type World,
} from '../../../support/world.ts';

describe('a transaction', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  async function paid(behaviour: string) {
    await affiliateWith(world, 'ann', '60.00', behaviour);
    await accrue(world, 'ann', 'second', '0.50');
    const { batches } = await createAll(world);
    for (const { batchId } of batches) await executeBatch(world, world.context, batchId);
    // Accrued after the claim: no part of this payment.
    await accrue(world, 'ann', 'third', '9.00');
    await runAll(world);
    const [batch] = batches;
    if (!batch) throw new Error('no batch was made');
    return onlyPayment(world, batch.batchId);
  }

  it('shows the commissions it covers, which add up to its amount (M3)', async () => {
    const payment = await paid('ok');
    const view = await getTransaction(world, payment.transactionId);
    expect(view.payment).toEqual(payment);
    expect(view.commissions.map(({ commissionId }) => commissionId)).toEqual(['c-ann-1', 'second']);
    expect(view.commissions.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(payment.amountMinor);
  });

  it('shows every attempt to send it, with what was sent', async () => {
    const payment = await paid('flaky-2');
    const { attempts } = await getTransaction(world, payment.transactionId);
    expect(attempts.map(({ attemptId }) => attemptId).sort()).toEqual(payment.attemptIds);
    expect(attempts).toHaveLength(3);
    for (const { prepared } of attempts) expect(prepared.document).toContain('"amountMinor":"6050"');
  });

  it('that there is not is not found', async () => {
    const unknown = getTransaction(world, transactionId('batch-x.001'));
    await expect(unknown).rejects.toMatchObject({ refused: { code: 'transaction_not_found' } });
  });
});
