import { beforeEach, describe, expect, it } from 'vitest';
import { attemptIdOf } from '../../../../lib/domain/shared/ids.ts';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import { confirmPayments } from '../../../../lib/payouts/execution/confirm-payments.ts';
import { markUnknown } from '../../../../lib/payouts/execution/mark-unknown.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { splitBatch } from '../../../../lib/payouts/execution/split-batch.ts';
import { resumeDeadExecution } from '../../../../lib/payouts/schedules/sweep/resume-execution.ts';
import { cancelPayments } from '../../../../lib/payouts/transactions/cancel-payments.ts';
import { justBefore } from '../../../support/interleave.ts';
import { auditActions } from '../../../support/items.ts';
import { SILENCE } from '../../../support/provider-answers.ts';
import {
  affiliateWith,
  balanceOf,
  createWorld,
  movements,
  onlyPayment,
  overriding,
  pausePayouts,
  startBatches,
  startChunk,
  type World,
  withProvider,
} from '../../../support/world.ts';

const ATTEMPT = attemptIdOf(1, 0, 0);

describe('paying a chunk', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
  });

  const died = () => Promise.reject(new Error('the function died'));
  /** The Lambda dies right after it has committed the attempt. What it submits never leaves, and nothing is recorded. */
  const diesAfterCommit = () => ({
    ...withProvider(world, () => ({ submit: died })),
    payments: overriding(world.payments, { commitSteps: died }),
  });

  it('commits the attempt, submits it and records what became of it', async () => {
    const { batchId, chunk } = await startChunk(world);
    await payChunk(world, world.context, chunk);
    const payment = await onlyPayment(world, batchId);
    expect(payment).not.toHaveProperty('liveAttemptId');
    expect(payment).toMatchObject({
      status: 'COMPLETED',
      paidByAttemptId: ATTEMPT,
      attemptIds: [ATTEMPT],
      providerReference: `mock:${batchId}.001:${ATTEMPT}`,
    });
    expect(await movements(world)).toMatchObject([
      { reference: `${batchId}.001`, amountMinor: 6_000n, currency: 'USD' },
    ]);
    expect((await auditActions(world)).slice(-2)).toEqual(['payment.sending', 'payment.completed']);
  });

  it('submits nothing before the attempt is committed (M4)', async () => {
    const { chunk } = await startChunk(world);
    const watched = withProvider(world, (mock) => ({
      submit: async (...args) => {
        expect(await world.payments.findAttempts(chunk.batchId, [ATTEMPT])).toMatchObject([{ prepared: args[0] }]);
        return mock.submit(...args);
      },
    }));
    await payChunk(watched, world.context, chunk);
    expect(await movements(world)).toHaveLength(1);
  });

  it('sends nothing when one of its payments was cancelled after it was prepared: it would be paid with the others', async () => {
    await affiliateWith(world, 'bob', '60.00');
    const { batchId, chunk } = await startChunk(world);
    const isBobs = ({ affiliateId }: Payment) => affiliateId === 'bob';
    const payments = justBefore(world.payments, 'commitAttempt', () =>
      cancelPayments(world, world.context, batchId, isBobs, { code: 'called_off', message: 'x' }),
    );
    await payChunk({ ...world, payments }, world.context, chunk);
    expect(await movements(world)).toEqual([]);
    const left = await world.payments.ofBatch(batchId);
    expect(left.map(({ affiliateId, status }) => [affiliateId, status])).toEqual([
      ['ann', 'PENDING'],
      ['bob', 'CANCELLED'],
    ]);
    expect(left.flatMap(({ attemptIds }) => attemptIds)).toEqual([]);
  });

  it('is committed all the same when another chunk of its batch was committed after it was prepared', async () => {
    await affiliateWith(world, 'bob', '60.00');
    const small = withProvider(world, ({ limits }) => ({ limits: { ...limits, paymentsPerSubmission: 1 } }));
    const { batches, progress } = await startBatches(small);
    const [first, second] = (await splitBatch(small, world.context, progress)).chunks;
    if (!first || !second) throw new Error('there are two chunks');
    const payments = justBefore(world.payments, 'commitAttempt', () => payChunk(small, world.context, second));
    await payChunk({ ...small, payments }, world.context, first);
    expect(await movements(world)).toHaveLength(2);
    const paid = await world.payments.ofBatch(batches[0]?.batchId ?? progress.batchId);
    expect(paid.map(({ status }) => status)).toEqual(['COMPLETED', 'COMPLETED']);
  });

  it.each(['ann', 'bob'])(
    'is left to the next round when the payment of %s has changed since it was prepared, even if it could be sent',
    async (name) => {
      await affiliateWith(world, 'bob', '60.00');
      const { batchId, chunk } = await startChunk(world);
      let overtaken = 0;
      const payments = overriding(world.payments, {
        commitAttempt: async () => {
          overtaken += 1;
          return 'overtaken';
        },
        find: async (ids) => {
          const found = await world.payments.find(ids);
          const changed = ({ affiliateId }: Payment) => (affiliateId === name ? overtaken : 0);
          return new Map([...found].map(([id, one]) => [id, { ...one, version: one.version + changed(one) }]));
        },
      });
      await payChunk({ ...world, payments }, world.context, chunk);
      expect(overtaken).toBe(1);
      const left = { status: 'PENDING', attemptIds: [] };
      expect(await world.payments.ofBatch(batchId)).toMatchObject([left, left]);
    },
  );

  it('that is overtaken for ever is left to the next round, after 20 tries', async () => {
    const { batchId, chunk } = await startChunk(world);
    let tries = 0;
    const commitAttempt = async () => {
      tries += 1;
      return 'overtaken' as const;
    };
    const payments = overriding(world.payments, { commitAttempt });
    await payChunk({ ...world, payments }, world.context, chunk);
    expect(tries).toBe(20);
    expect(await onlyPayment(world, batchId)).toMatchObject({ status: 'PENDING', attemptIds: [] });
    expect(await movements(world)).toEqual([]);
  });

  it('that crashes before the commit leaves its payments PENDING', async () => {
    const { batchId, chunk } = await startChunk(world);
    const dying = { ...world, payments: overriding(world.payments, { commitAttempt: died }) };
    await expect(payChunk(dying, world.context, chunk)).rejects.toThrow('died');
    await markUnknown(world, world.context, chunk);
    expect(await onlyPayment(world, batchId)).toMatchObject({ status: 'PENDING', attemptIds: [] });
    expect(await movements(world)).toEqual([]);
  });

  it('repeated after a crash between commit and submit submits the stored attempt, and pays once', async () => {
    const { batchId, chunk } = await startChunk(world);
    await expect(payChunk(diesAfterCommit(), world.context, chunk)).rejects.toThrow();
    const [stored] = await world.payments.findAttempts(batchId, [ATTEMPT]);
    world.clock.advance(1);
    const submitted: unknown[] = [];
    const watched = withProvider(world, (mock) => ({
      submit: (prepared, now) => {
        submitted.push(prepared);
        return mock.submit(prepared, now);
      },
    }));
    await payChunk(watched, world.context, chunk);
    expect(submitted).toEqual([stored?.prepared]);
    expect(await onlyPayment(world, batchId)).toMatchObject({ status: 'COMPLETED', attemptIds: [ATTEMPT] });
    expect(await movements(world)).toHaveLength(1);
  });

  it('delivered many times, at once and one after the other, pays once (M1)', async () => {
    const { batchId, chunk } = await startChunk(world);
    await Promise.allSettled([1, 2, 3].map(() => payChunk(world, world.context, chunk)));
    await payChunk(world, world.context, chunk);
    expect(await movements(world)).toHaveLength(1);
    expect(await onlyPayment(world, batchId)).toMatchObject({ status: 'COMPLETED', overpaidByAttemptIds: [] });
    expect(await balanceOf(world, 'ann')).toMatchObject({ paidMinor: 6_000n, settledSeq: 1 });
  });

  it('repeated where the provider does not take repetitions only looks up', async () => {
    const { batchId, chunk } = await startChunk(world);
    await expect(payChunk(diesAfterCommit(), world.context, chunk)).rejects.toThrow();
    const submitted: unknown[] = [];
    const once = withProvider(world, () => ({
      repeatSafe: false,
      submit: async (prepared) => {
        submitted.push(prepared);
        return SILENCE;
      },
    }));
    await payChunk(once, world.context, chunk);
    expect(submitted).toEqual([]);
    expect(await onlyPayment(world, batchId)).toMatchObject({ status: 'UNKNOWN', liveAttemptId: ATTEMPT });
    expect(await movements(world)).toEqual([]);
  });

  it('whose answer is lost leaves its payments UNKNOWN, never failed (M5), and Confirm finds them paid', async () => {
    const { batchId, chunk, progress } = await startChunk(world);
    const losesTheAnswer = withProvider(world, (mock) => ({
      submit: async (...args) => {
        await mock.submit(...args);
        throw new Error('socket hang up');
      },
    }));
    await payChunk(losesTheAnswer, world.context, chunk);
    expect(await onlyPayment(world, batchId)).toMatchObject({ status: 'UNKNOWN', liveAttemptId: ATTEMPT });
    expect((await balanceOf(world, 'ann')).open).toBeDefined();
    await confirmPayments(world, world.context, progress);
    expect((await onlyPayment(world, batchId)).status).toBe('COMPLETED');
    expect(await movements(world)).toHaveLength(1);
  });

  it('whose answer leaves a payment out has that payment UNKNOWN', async () => {
    const { batchId, chunk } = await startChunk(world);
    await payChunk(
      withProvider(world, () => ({ submit: async () => SILENCE })),
      world.context,
      chunk,
    );
    expect((await onlyPayment(world, batchId)).status).toBe('UNKNOWN');
  });

  it('sends nothing while payouts are paused, and leaves its payments PENDING', async () => {
    const { batchId, chunk } = await startChunk(world);
    await pausePayouts(world, true);
    await payChunk(world, world.context, chunk);
    expect(await onlyPayment(world, batchId)).toMatchObject({ status: 'PENDING', attemptIds: [] });
    expect(await movements(world)).toEqual([]);
  });

  it('of a superseded run sends nothing (M8)', async () => {
    const { batchId, chunk } = await startChunk(world);
    world.executions.end(batchId, 1);
    await resumeDeadExecution(world, world.context);
    await payChunk(world, world.context, chunk);
    expect((await onlyPayment(world, batchId)).status).toBe('PENDING');
    expect(await movements(world)).toEqual([]);
  });

  it('delivered again long after, when the batch does not run any more, only looks up (M8)', async () => {
    const { batchId, chunk } = await startChunk(world);
    await expect(payChunk(diesAfterCommit(), world.context, chunk)).rejects.toThrow();
    world.executions.end(batchId, 1);
    await resumeDeadExecution(world, world.context);
    await payChunk(world, world.context, chunk);
    expect((await onlyPayment(world, batchId)).status).toBe('UNKNOWN');
    expect(await movements(world)).toEqual([]);
  });
});
