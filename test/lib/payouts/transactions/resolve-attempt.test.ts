import { beforeEach, describe, expect, it } from 'vitest';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { lookUpAttempt } from '../../../../lib/payouts/transactions/look-up-attempt.ts';
import { resolveLiveAttempts } from '../../../../lib/payouts/transactions/resolve-attempt.ts';
import { SILENCE } from '../../../support/provider-answers.ts';
import {
  affiliateWith,
  createWorld,
  movements,
  onlyPayment,
  startChunk,
  type World,
  withProvider,
} from '../../../support/world.ts';

describe('an attempt whose time is over, and that the provider does not show', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });

  const hiding = (on: World = world) =>
    withProvider(on, () => ({ lookUp: async () => ({ outcomes: [], complete: true }) }));

  /** A payment to a payee of that behaviour, an hour later. */
  async function sentLongAgo(behaviour: string, on: World = world): Promise<Payment> {
    await affiliateWith(world, 'ann', '60.00', behaviour);
    const { batchId, chunk } = await startChunk(world);
    await payChunk(on, world.context, chunk);
    world.clock.advance(3_600);
    return onlyPayment(world, batchId);
  }
  async function resolved(payment: Payment, on: World): Promise<Payment> {
    await resolveLiveAttempts(on, world.context, [payment], 'look-up-only');
    return onlyPayment(world, payment.batchId);
  }

  it('is dead when the provider never said that it has it', async () => {
    const after = await resolved(await sentLongAgo('blackhole'), hiding());
    expect([after.status, after.failure?.code, after.liveAttemptId]).toEqual(['FAILED', 'attempt_expired', undefined]);
  });

  it('lives when the provider had taken it: people are told, and nothing is sent again', async () => {
    const before = await sentLongAgo('slow-99999');
    expect(before.status).toBe('PROCESSING');
    const after = await resolved(before, hiding());
    expect(after).toMatchObject({ status: 'UNKNOWN', liveAttemptId: before.liveAttemptId });
    expect(after.failure?.message).toContain('had taken it, and no longer shows it');
    expect(await resolved(after, hiding())).toEqual(after);
  });

  it('lives when a look-up has shown it once, as taken or in a state that nobody knows', async () => {
    for (const outcome of [
      { kind: 'accepted', providerReference: 'ref' },
      { kind: 'unknown', message: 'Frozen' },
    ] as const) {
      world = await createWorld();
      const before = await sentLongAgo('blackhole');
      const { transactionId } = before;
      const showing = withProvider(world, () => ({
        lookUp: async () => ({ outcomes: [{ transactionId, outcome }], complete: true }),
      }));
      const shown = await resolved(before, showing);
      expect(await resolved(shown, hiding())).toMatchObject({ status: 'UNKNOWN', liveAttemptId: before.liveAttemptId });
    }
  });

  it('is paid all the same when the provider shows it again', async () => {
    const before = await sentLongAgo('slow-7000');
    const vanished = await resolved(before, hiding());
    world.clock.advance(7_000);
    expect((await resolved(vanished, world)).status).toBe('COMPLETED');
  });
});

it('an attempt that the provider shows is not sent again, although it might be', async () => {
  const world = await createWorld();
  await affiliateWith(world, 'ann', '60.00', 'slow-60');
  const { batchId, chunk } = await startChunk(world);
  await payChunk(world, world.context, chunk);
  const submitted: unknown[] = [];
  const watched = withProvider(world, () => ({
    submit: async (prepared) => {
      submitted.push(prepared);
      return SILENCE;
    },
  }));
  const payment = await onlyPayment(world, batchId);
  await resolveLiveAttempts(watched, world.context, [payment], { maySendAgain: async () => true });
  expect(submitted).toEqual([]);
});

describe('an attempt that the provider does not show yet, and that could be sent again', () => {
  let world: World;
  let payment: Payment;
  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
    const { batchId, chunk } = await startChunk(world);
    const lost = withProvider(world, () => ({ submit: () => Promise.reject(new Error('lost')) }));
    await payChunk(lost, world.context, chunk);
    payment = await onlyPayment(world, batchId);
  });
  const again = { maySendAgain: async () => true };

  it('is not, by whoever only looks', async () => {
    await resolveLiveAttempts(world, world.context, [payment], 'look-up-only');
    expect(await movements(world)).toEqual([]);
    expect((await onlyPayment(world, payment.batchId)).status).toBe('UNKNOWN');
  });

  it('is, and pays', async () => {
    await resolveLiveAttempts(world, world.context, [payment], again);
    expect(await movements(world)).toHaveLength(1);
    expect((await onlyPayment(world, payment.batchId)).status).toBe('COMPLETED');
  });

  it('and is refused then, is as unknown as before: the first submission may still arrive (M5)', async () => {
    const rejection = { reason: 'invalid', message: 'never' } as const;
    const refusing = withProvider(world, () => ({ submit: async () => ({ kind: 'rejected', rejection }) }));
    await resolveLiveAttempts(refusing, world.context, [payment], again);
    expect(await onlyPayment(world, payment.batchId)).toEqual(payment);
  });

  it('is missing for good only if something is missing', async () => {
    await resolveLiveAttempts(world, world.context, [payment], again);
    world.clock.advance(3_600);
    const [attempt] = await world.payments.findAttempts(payment.batchId, payment.attemptIds);
    const found = await lookUpAttempt(world, world.context, attempt ?? expect.fail('no attempt was committed'));
    expect(found).toMatchObject({ missing: [], isMissingForGood: false });
  });
});
