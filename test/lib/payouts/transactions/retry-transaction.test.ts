import { beforeEach, describe, expect, it } from 'vitest';
import {
  batchId,
  batchIdOf,
  commissionId,
  type TransactionId,
  transactionIdOf,
} from '../../../../lib/domain/shared/ids.ts';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { getBatch } from '../../../../lib/payouts/batches/get-batch.ts';
import { reverseCommission } from '../../../../lib/payouts/commissions/reverse-commission.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import { cancelTransaction } from '../../../../lib/payouts/transactions/cancel-transaction.ts';
import { retryTransaction } from '../../../../lib/payouts/transactions/retry-transaction.ts';
import { dyingAt, justBefore } from '../../../support/interleave.ts';
import { allItems } from '../../../support/items.ts';
import {
  accrue,
  affiliateWith,
  balanceOf,
  createAll,
  createWorld,
  movements,
  onlyPayment,
  overriding,
  putOnHold,
  runAll,
  type World,
  withProvider,
} from '../../../support/world.ts';

describe('acting on one payment of a finished batch', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  /** A batch of one that the bank refused, with the payee's affiliate given another behaviour since. */
  async function refused(behaviour = 'refuse') {
    await affiliateWith(world, 'bob', '60.00', behaviour);
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('no batch was made');
    await executeBatch(world, world.context, batch.batchId);
    await runAll(world);
    return (await onlyPayment(world, batch.batchId)).transactionId;
  }

  async function paymentOf(id: TransactionId): Promise<Payment> {
    const payment = (await world.payments.find([id])).get(id);
    if (!payment) throw new Error(`${id} does not exist`);
    return payment;
  }

  it('retry cancels the payment, releases it, and pays it in a new batch of one', async () => {
    const id = await refused();
    await affiliateWith(world, 'bob', '60.00', 'ok');
    const { payment, batch } = await retryTransaction(world, world.context, id);
    expect(payment).toMatchObject({ status: 'CANCELLED', retriedAs: transactionIdOf(batch.batchId, 1) });
    await runAll(world);
    expect(await onlyPayment(world, batch.batchId)).toMatchObject({ status: 'COMPLETED', retryOf: id });
    expect(await balanceOf(world, 'bob')).toMatchObject({ paidMinor: 6000n, settledSeq: 1 });
    expect(await movements(world)).toHaveLength(1);
  });

  it('retry asked again answers with the same batch and pays nothing more', async () => {
    const id = await refused();
    await affiliateWith(world, 'bob', '60.00', 'ok');
    const first = await retryTransaction(world, world.context, id);
    await runAll(world);
    const second = await retryTransaction(world, world.context, id);
    expect(second.batch).toMatchObject({ batchId: first.batch.batchId, status: 'COMPLETED' });
    expect(await movements(world)).toHaveLength(1);
  });

  it.each(['a hold', 'a reversal'])('retry that is refused for %s leaves the payment as it was', async (reason) => {
    const id = await refused();
    if (reason === 'a hold') await putOnHold(world, 'bob');
    else await reverseCommission(world, world.context, commissionId('c-bob-1'));
    const before = await allItems(world);
    await expect(retryTransaction(world, world.context, id)).rejects.toMatchObject({
      refused: { code: 'transaction_not_retryable' },
    });
    expect(await allItems(world)).toEqual(before);
    expect(await paymentOf(id)).toMatchObject({ status: 'FAILED' });
  });

  it('retry of less than the provider takes in one payment is refused, and leaves the payment as it was', async () => {
    const id = await refused();
    await reverseCommission(world, world.context, commissionId('c-bob-1'));
    await accrue(world, 'bob', 'c-2', '0.99');
    const choosy = withProvider(world, ({ limits }) => ({ limits: { ...limits, minMinor: 100n } }));
    const before = await allItems(world);
    await expect(retryTransaction(choosy, world.context, id)).rejects.toMatchObject({
      refused: { code: 'transaction_not_retryable', reason: expect.stringContaining('below the minimum') },
    });
    expect(await allItems(world)).toEqual(before);
    await accrue(world, 'bob', 'c-3', '0.01');
    const { batch } = await retryTransaction(choosy, world.context, id);
    expect(batch).toMatchObject({ totalMinor: 100n });
  });

  it('retry pays what used its retries up, although the affiliate has less than the minimum', async () => {
    const id = await refused('flaky-4');
    const { batch } = await retryTransaction(world, world.context, id);
    await runAll(world);
    expect((await getBatch(world, batch.batchId)).batch.paymentCount).toBe(1);
  });

  it.each([
    ['retry', retryTransaction],
    ['cancel', cancelTransaction],
  ])('%s takes the place of the failure, and leaves it readable', async (_, act) => {
    const id = await refused();
    const failed = await paymentOf(id);
    await affiliateWith(world, 'bob', '60.00', 'ok');
    world.clock.advance(3_600);
    await act(world, world.context, id);
    const cancelled = await paymentOf(id);
    expect(cancelled.failure).toEqual({ code: 'transaction_cancelled', message: 'The payment was cancelled' });
    expect(cancelled.failures).toEqual([
      { ...failed.failure, attemptId: failed.attemptIds[0], at: failed.updatedAt },
      { ...cancelled.failure, at: world.clock.now() },
    ]);
  });

  it('a retry leads from the old payment to the new one and back, and the new one begins without failures', async () => {
    const id = await refused();
    await affiliateWith(world, 'bob', '60.00', 'ok');
    const { payment } = await retryTransaction(world, world.context, id);
    if (!payment.retriedAs) throw new Error('the old payment does not name the new one');
    const again = await paymentOf(payment.retriedAs);
    expect(again.retryOf).toBe(id);
    expect(again.failures).toBeUndefined();
  });

  it('retry against retry: two at once make one new batch', async () => {
    const id = await refused();
    await affiliateWith(world, 'bob', '60.00', 'ok');
    const batches = justBefore(world.batches, 'claim', () => retryTransaction(world, world.context, id));
    await expect(retryTransaction({ ...world, batches }, world.context, id)).rejects.toMatchObject({
      refused: { code: 'transaction_not_retryable' },
    });
    await runAll(world);
    expect(await movements(world)).toHaveLength(1);
  });

  it('retry against retry: one that stood still until the other has paid is refused, although more is owed by now', async () => {
    const id = await refused();
    await affiliateWith(world, 'bob', '60.00', 'ok');
    await cancelTransaction(world, world.context, id);
    // The first one has read the payment, and has not looked at the balance yet.
    const settings = justBefore(world.settings, 'load', async () => {
      await retryTransaction(world, world.context, id);
      await runAll(world);
      await accrue(world, 'bob', 'c-2', '70.00');
    });
    let claims = 0;
    const batches = overriding(world.batches, {
      claim: (...given) => {
        claims += 1;
        if (claims > 1) throw new Error('it claims again and again');
        return world.batches.claim(...given);
      },
    });
    await expect(retryTransaction({ ...world, settings, batches }, world.context, id)).rejects.toMatchObject({
      refused: { code: 'transaction_not_retryable' },
    });
    expect((await movements(world)).map(({ amountMinor }) => amountMinor)).toEqual([6_000n]);
    expect((await balanceOf(world, 'bob')).open).toBeUndefined();
  });

  it('cancel releases a FAILED payment, and asked again changes nothing', async () => {
    const id = await refused();
    const cancelled = await cancelTransaction(world, world.context, id);
    expect(cancelled).toMatchObject({ status: 'CANCELLED', failure: { code: 'transaction_cancelled' } });
    expect(await cancelTransaction(world, world.context, id)).toEqual(cancelled);
    expect((await balanceOf(world, 'bob')).open).toBeUndefined();
  });

  it('cancel releases that payment and no other of its batch', async () => {
    for (const id of ['ann', 'bob', 'cyd']) await affiliateWith(world, id, '60.00', 'refuse');
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('no batch was made');
    await executeBatch(world, world.context, batch.batchId);
    await runAll(world);
    const id = transactionIdOf(batch.batchId, 2);
    await cancelTransaction(world, world.context, id);
    const left = (await world.payments.ofBatch(batch.batchId)).map(({ transactionId, status }) => [
      transactionId,
      status,
    ]);
    expect(left).toEqual([
      [transactionIdOf(batch.batchId, 1), 'FAILED'],
      [id, 'CANCELLED'],
      [transactionIdOf(batch.batchId, 3), 'FAILED'],
    ]);
  });

  it('retry whose maker died before the batch was complete is finished by the next one, with the same batch', async () => {
    const id = await refused();
    await affiliateWith(world, 'bob', '60.00', 'ok');
    const dying = { ...world, batches: dyingAt(world.batches, 'nextBatchNumber', 1) };
    await expect(retryTransaction(dying, world.context, id)).rejects.toThrow('died');
    const { retriedAs = id } = await paymentOf(id);
    expect((await world.batches.find(batchIdOf(retriedAs)))?.status).toBe('DRAFT');
    const { payment, batch } = await retryTransaction(world, world.context, id);
    expect([payment.retriedAs, batch.batchId]).toEqual([retriedAs, batchIdOf(retriedAs)]);
    await runAll(world);
    expect(await movements(world)).toHaveLength(1);
  });

  it('retry of which the draft was given up meanwhile makes another batch', async () => {
    const id = await refused();
    await affiliateWith(world, 'bob', '60.00', 'ok');
    const dying = { ...world, batches: dyingAt(world.batches, 'nextBatchNumber', 1) };
    await expect(retryTransaction(dying, world.context, id)).rejects.toThrow('died');
    const { retriedAs = id } = await paymentOf(id);
    world.clock.advance(3_600);
    await sweep(world, world.context);
    expect((await world.batches.find(batchIdOf(retriedAs)))?.status).toBe('CANCELLED');
    const { batch } = await retryTransaction(world, world.context, id);
    expect(batch.batchId).not.toBe(batchIdOf(retriedAs));
    await runAll(world);
    expect(await movements(world)).toHaveLength(1);
  });

  it('retry of what was cancelled is refused while another payment of the affiliate is open', async () => {
    const id = await refused();
    await affiliateWith(world, 'bob', '60.00', 'ok');
    await cancelTransaction(world, world.context, id);
    await createAll(world);
    await expect(retryTransaction(world, world.context, id)).rejects.toMatchObject({
      refused: { code: 'transaction_not_retryable', reason: expect.stringContaining('is under way') },
    });
    expect((await paymentOf(id)).retriedAs).toBeUndefined();
  });

  it('retry against cancel: the payment is cancelled once and paid once', async () => {
    const id = await refused();
    await affiliateWith(world, 'bob', '60.00', 'ok');
    const payments = justBefore(world.payments, 'commitSteps', () => cancelTransaction(world, world.context, id));
    await retryTransaction({ ...world, payments }, world.context, id);
    await runAll(world);
    expect(await movements(world)).toHaveLength(1);
    expect(await balanceOf(world, 'bob')).toMatchObject({ paidMinor: 6000n, settledSeq: 1 });
  });

  it('both are refused while the batch is not finished', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('no batch was made');
    const id = transactionIdOf(batch.batchId, 1);
    for (const act of [retryTransaction, cancelTransaction]) {
      await expect(act(world, world.context, id)).rejects.toMatchObject({ refused: { code: 'batch_not_finished' } });
    }
  });

  it('both find no payment where there is none', async () => {
    const { batchId: made } = await paymentOf(await refused());
    for (const act of [retryTransaction, cancelTransaction]) {
      for (const id of [transactionIdOf(made, 2), transactionIdOf(batchId('nowhere'), 1)]) {
        await expect(act(world, world.context, id)).rejects.toMatchObject({
          refused: { code: 'transaction_not_found' },
        });
      }
    }
  });

  it('both are refused for a payment that was paid', async () => {
    const id = await refused('ok');
    // Something to pay would not be in the way.
    await accrue(world, 'bob', 'c-bob-2', '60.00');
    await expect(retryTransaction(world, world.context, id)).rejects.toMatchObject({
      refused: { code: 'transaction_not_retryable', reason: 'it is COMPLETED' },
    });
    await expect(cancelTransaction(world, world.context, id)).rejects.toMatchObject({
      refused: { code: 'transaction_not_cancellable', status: 'COMPLETED' },
    });
  });
});
