import { beforeEach, describe, expect, it } from 'vitest';
import { attemptIdOf } from '../../../../lib/domain/shared/ids.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { assessBatch } from '../../../../lib/payouts/execution/assess-batch.ts';
import { finalizeBatch } from '../../../../lib/payouts/execution/finalize-batch.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import { cancelPayments } from '../../../../lib/payouts/transactions/cancel-payments.ts';
import { cancelTransaction } from '../../../../lib/payouts/transactions/cancel-transaction.ts';
import { recordOutcomes } from '../../../../lib/payouts/transactions/record-outcomes.ts';
import { justBefore } from '../../../support/interleave.ts';
import { allItems } from '../../../support/items.ts';
import {
  accrue,
  affiliateWith,
  balanceOf,
  createAll,
  createWorld,
  movements,
  onlyPayment,
  runAll,
  startChunk,
  type World,
} from '../../../support/world.ts';

describe('interleavings', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  /** A payment that the bank refused in its only attempt, in a finished batch. */
  async function refusedPayment() {
    await affiliateWith(world, 'bob', '60.00', 'refuse');
    const { batchId, chunk, progress } = await startChunk(world);
    await payChunk(world, world.context, chunk);
    await finalizeBatch(world, world.context, await assessBatch(world, world.context, progress));
    world.executions.end(batchId, chunk.run);
    return { payment: await onlyPayment(world, batchId), attemptId: attemptIdOf(chunk.run, chunk.round, chunk.chunk) };
  }

  const paidAfterAll = { kind: 'completed', providerReference: 'late' } as const;

  it('settle against release: a late success in the middle of a cancellation wins, and nothing is released', async () => {
    const { payment, attemptId } = await refusedPayment();
    const { transactionId, batchId } = payment;
    const payments = justBefore(world.payments, 'commitSteps', () =>
      recordOutcomes(world, world.context, attemptId, [{ transactionId, outcome: paidAfterAll }]),
    );
    await expect(cancelTransaction({ ...world, payments }, world.context, transactionId)).rejects.toMatchObject({
      refused: { code: 'transaction_not_cancellable', status: 'COMPLETED' },
    });
    expect(await onlyPayment(world, batchId)).toMatchObject({ status: 'COMPLETED', paidByAttemptId: attemptId });
    expect(await balanceOf(world, 'bob')).toMatchObject({ settledSeq: 1, paidMinor: 6000n });
  });

  it('release against settle: a success that comes after the release is OVERPAID, held, and an incident', async () => {
    const { payment, attemptId } = await refusedPayment();
    const { transactionId, batchId } = payment;
    const payments = justBefore(world.payments, 'commitSteps', () =>
      cancelTransaction(world, world.context, transactionId),
    );
    const outcomes = [{ transactionId, outcome: paidAfterAll }];
    await recordOutcomes({ ...world, payments }, world.context, attemptId, outcomes);
    expect(await onlyPayment(world, batchId)).toMatchObject({
      status: 'CANCELLED',
      overpaidByAttemptIds: [attemptId],
    });
    const balance = await balanceOf(world, 'bob');
    expect(balance).toMatchObject({ accruedMinor: 0n, accruedSeq: 2, lastDebitSeq: 2, paidMinor: 6000n });
    expect(balance.hold?.reason).toContain(transactionId);
    const incidents = (await allItems(world)).filter(({ PK }) => String(PK).startsWith('INCIDENT#'));
    expect(incidents).toMatchObject([{ transactionId, attemptId, status: 'OPEN' }]);
    // The same news again: nothing is owed twice.
    await recordOutcomes(world, world.context, attemptId, outcomes);
    expect(await balanceOf(world, 'bob')).toEqual(balance);
  });

  it('release against release: of two that read the same payment one releases it, and the other finds nothing left', async () => {
    const { payment } = await refusedPayment();
    const failure = { code: 'called_off', message: 'x' };
    const cancelAll = (on: World) => cancelPayments(on, world.context, payment.batchId, () => true, failure);
    const ledger = justBefore(world.ledger, 'find', () => cancelAll(world));
    expect(await cancelAll({ ...world, ledger })).toBe(0);
    expect((await onlyPayment(world, payment.batchId)).status).toBe('CANCELLED');
    expect((await balanceOf(world, 'bob')).open).toBeUndefined();
  });

  it('settle against settle: of two that read the same payment one settles it, and the other finds it settled', async () => {
    const { payment, attemptId } = await refusedPayment();
    const outcomes = [{ transactionId: payment.transactionId, outcome: paidAfterAll }];
    const ledger = justBefore(world.ledger, 'find', () => recordOutcomes(world, world.context, attemptId, outcomes));
    await recordOutcomes({ ...world, ledger }, world.context, attemptId, outcomes);
    expect(await onlyPayment(world, payment.batchId)).toMatchObject({ status: 'COMPLETED', overpaidByAttemptIds: [] });
    expect(await balanceOf(world, 'bob')).toMatchObject({ settledSeq: 1, paidMinor: 6000n });
  });

  it('accrual against settle: a commission accrued in the middle stays payable', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { chunk } = await startChunk(world);
    const payments = justBefore(world.payments, 'commitSteps', () => accrue(world, 'ann', 'c-2', '55.00'));
    await payChunk({ ...world, payments }, world.context, chunk);
    expect(await balanceOf(world, 'ann')).toMatchObject({ settledSeq: 1, accruedSeq: 2, paidMinor: 6000n });
    const [next] = (await createAll(world)).batches;
    expect(next).toMatchObject({ paymentCount: 1, totalMinor: 5500n });
  });

  it('finalize against a late settle: the verdict is refused and judged again with what came in', async () => {
    await affiliateWith(world, 'cat', '60.00', 'refuse');
    const { batchId, chunk, progress } = await startChunk(world);
    await payChunk(world, world.context, chunk);
    const assessed = await assessBatch(world, world.context, progress);
    const { transactionId } = await onlyPayment(world, batchId);
    const late = [{ transactionId, outcome: paidAfterAll }];
    const batches = justBefore(world.batches, 'finish', () =>
      recordOutcomes(world, world.context, attemptIdOf(chunk.run, chunk.round, chunk.chunk), late),
    );
    expect((await finalizeBatch({ ...world, batches }, world.context, assessed)).finalized).toBe(false);
    const again = await assessBatch(world, world.context, progress);
    expect((await finalizeBatch(world, world.context, again)).finalized).toBe(true);
    expect((await world.batches.find(batchId))?.status).toBe('COMPLETED');
  });

  it.each(['commitAttempt', 'commitSteps'] as const)(
    'sweep against the normal path: a sweep just before %s pays nothing twice and leaves nothing open',
    async (method) => {
      await affiliateWith(world, 'ann', '60.00');
      await affiliateWith(world, 'bob', '60.00', 'timeout-paid');
      const [batch] = (await createAll(world)).batches;
      if (!batch) throw new Error('no batch was made');
      const payments = justBefore(world.payments, method, () => sweep(world, world.context));
      await executeBatch(world, world.context, batch.batchId);
      await runAll({ ...world, payments });
      expect((await world.batches.find(batch.batchId))?.status).toBe('COMPLETED');
      expect(await movements(world)).toHaveLength(2);
    },
  );

  it('sweep against an execution that is gone: the batch goes on in a new run, and the old run can do nothing', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { batchId, chunk } = await startChunk(world);
    world.executions.end(batchId, chunk.run);
    await sweep(world, world.context);
    expect(await world.batches.slot()).toMatchObject({ batchId, run: chunk.run + 1 });
    await payChunk(world, world.context, chunk);
    expect(await movements(world), 'the old run sends nothing').toEqual([]);
    await runAll(world);
    expect((await world.batches.find(batchId))?.status).toBe('COMPLETED');
    expect(await movements(world)).toHaveLength(1);
  });

  it('sweep against a step that outlives its execution: the batch is resumed although outcomes still come in', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { batchId, chunk } = await startChunk(world);
    world.executions.end(batchId, chunk.run);
    const batches = justBefore(world.batches, 'move', () => payChunk(world, world.context, chunk));
    expect((await sweep({ ...world, batches }, world.context)).done).toContain(`resumed ${batchId} as run 2`);
    await runAll(world);
    expect((await world.batches.find(batchId))?.status).toBe('COMPLETED');
    expect(await movements(world)).toHaveLength(1);
  });
});
