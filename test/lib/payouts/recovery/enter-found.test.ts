import { beforeEach, describe, expect, it } from 'vitest';
import { attemptIdOf, type BatchId, batchId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import type { Outcome } from '../../../../lib/domain/transactions/outcome.ts';
import { enterFound, type OursListed } from '../../../../lib/payouts/recovery/enter-found.ts';
import { recordOutcomes } from '../../../../lib/payouts/transactions/record-outcomes.ts';
import { justBefore } from '../../../support/interleave.ts';
import { auditActions } from '../../../support/items.ts';
import { batchOf, payBatch } from '../../../support/paid-batches.ts';
import { balanceOf, createWorld, onlyPayment, overriding, USD, type World } from '../../../support/world.ts';

const LOST = attemptIdOf(1, 0, 0);

describe('what the provider knows of a payment of ours, entered in the books', () => {
  let world: World;
  let id: BatchId;

  beforeEach(async () => {
    world = await createWorld();
    id = await batchOf(world, 'ann');
  });

  const listedAs = (outcome: Outcome): OursListed => ({
    ours: { transactionId: transactionIdOf(id, 1), attemptId: LOST },
    providerReference: 'ref-1',
    currency: USD,
    amountMinor: 6_000n,
    at: world.clock.now(),
    outcome,
  });
  const enter = (outcome: Outcome, on: World = world, listed = listedAs(outcome)) => {
    const now = world.clock.now();
    return enterFound(on, world.context, { to: now, stoppedAt: now }, 'mock', listed);
  };
  const COMPLETED: Outcome = { kind: 'completed', providerReference: 'ref-1' };
  const ACCEPTED: Outcome = { kind: 'accepted', providerReference: 'ref-1' };
  const founds = async () => (await auditActions(world)).filter((action) => action === 'payment.found').length;

  it.each<Outcome>([
    { kind: 'refused', code: 'x', message: 'x' },
    { kind: 'failed', code: 'x', message: 'x' },
  ])('leaves a payment that moved no money ($kind) unsent', async (outcome) => {
    await enter(outcome);
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'PENDING', attemptIds: [] });
  });

  it('has one that came back returned, and owed again, at once', async () => {
    await enter({ kind: 'returned', providerReference: 'ref-1', message: 'it came back' });
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'RETURNED' });
    expect((await balanceOf(world, 'ann')).accruedMinor).toBe(12_000n);
  });

  it('has one that is paid completed, and nothing returned', async () => {
    await enter(COMPLETED);
    await enter(COMPLETED);
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'COMPLETED', attemptIds: [LOST] });
    expect((await balanceOf(world, 'ann')).accruedMinor).toBe(6_000n);
    expect(await founds()).toBe(1);
  });

  it('stores an attempt that the table has lost as found, with no document that could be sent again', async () => {
    await enter(ACCEPTED);
    const [attempt] = await world.payments.findAttempts(id, [LOST]);
    expect(attempt).toMatchObject({
      provider: 'mock',
      foundAt: world.clock.now(),
      prepared: { document: '', requestHash: '' },
    });
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'PROCESSING', liveAttemptId: LOST });
  });

  it('leaves an attempt that the table knows as it is, and only records its outcome', async () => {
    await payBatch(world, id);
    const [known] = (await onlyPayment(world, id)).attemptIds;
    const before = await world.payments.findAttempts(id, known ? [known] : []);
    await enter(COMPLETED);
    expect(known).toBe(LOST);
    expect(await world.payments.findAttempts(id, [LOST])).toEqual(before);
    expect(await founds()).toBe(0);
  });

  const fail = () =>
    recordOutcomes(world, world.context, LOST, [
      { transactionId: transactionIdOf(id, 1), outcome: { kind: 'failed', code: 'attempt_expired', message: 'no' } },
    ]);

  it('lets an attempt that was found live again, if the provider shows it again after it counted as dead', async () => {
    await enter(ACCEPTED);
    await fail();
    expect((await onlyPayment(world, id)).liveAttemptId).toBeUndefined();
    await enter(ACCEPTED);
    expect(await onlyPayment(world, id)).toMatchObject({
      status: 'PROCESSING',
      liveAttemptId: LOST,
      attemptIds: [LOST],
    });
    expect(await founds()).toBe(2);
  });

  it('never lets an attempt of our own live again, whatever a list says: its own look-ups decide', async () => {
    id = await batchOf(world, 'bob', 'refuse');
    await payBatch(world, id);
    await enter(ACCEPTED);
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'FAILED', attemptIds: [LOST] });
    expect((await onlyPayment(world, id)).liveAttemptId).toBeUndefined();
    expect(await founds()).toBe(0);
  });

  it('is entered once if another sweep enters it at the same time', async () => {
    const payments = justBefore(world.payments, 'enterFound', () => enter(COMPLETED));
    await enter(COMPLETED, { ...world, payments });
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'COMPLETED', overpaidByAttemptIds: [] });
    expect(await founds()).toBe(1);
  });

  it('is left with an error if the payment keeps changing, or does not exist', async () => {
    let tries = 0;
    const payments = overriding(world.payments, {
      enterFound: async () => {
        tries += 1;
        return 'changed';
      },
    });
    await expect(enter(COMPLETED, { ...world, payments })).rejects.toThrow(
      `${transactionIdOf(id, 1)} kept changing while it was written; try again`,
    );
    expect(tries).toBe(20);
    const nowhere = transactionIdOf(batchId('batch-lost'), 7);
    const listed = { ...listedAs(COMPLETED), ours: { transactionId: nowhere, attemptId: LOST } };
    await expect(enter(COMPLETED, world, listed)).rejects.toThrow(`${nowhere} does not exist`);
  });
});
