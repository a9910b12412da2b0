import { beforeEach, describe, expect, it } from 'vitest';
import type { BatchId, TransactionId } from '../../../../lib/domain/shared/ids.ts';
import { confirmPayments } from '../../../../lib/payouts/execution/confirm-payments.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import { receiveWebhook } from '../../../../lib/payouts/webhooks/receive-webhook.ts';
import { replayWebhookEvent } from '../../../../lib/payouts/webhooks/replay-webhook-event.ts';
import { justBefore } from '../../../support/interleave.ts';
import { auditActions } from '../../../support/items.ts';
import { mockWebhook } from '../../../support/mock-webhook.ts';
import {
  affiliateWith,
  balanceOf,
  createWorld,
  movements,
  onlyPayment,
  startChunk,
  type World,
  withProvider,
} from '../../../support/world.ts';

describe('webhooks, interleaved', () => {
  let world: World;
  let batchId: BatchId;
  let transactionId: TransactionId;
  let progress: Awaited<ReturnType<typeof startChunk>>['progress'];

  /** The bank has paid, and nobody here knows. */
  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00', 'timeout-paid');
    const started = await startChunk(world);
    ({ batchId, progress } = started);
    await payChunk(world, world.context, started.chunk);
    ({ transactionId } = await onlyPayment(world, batchId));
  });

  const receive = async (on: World = world, id = 'evt-1') =>
    receiveWebhook(on, on.context, 'mock', await mockWebhook(world, transactionId, id));
  /** The message is stored, but not looked into. */
  const received = () => receive(withProvider(world, () => ({ lookUp: () => Promise.reject(new Error('down')) })));

  async function expectPaidOnce() {
    const { status, liveAttemptId } = await onlyPayment(world, batchId);
    expect([status, liveAttemptId]).toEqual(['COMPLETED', undefined]);
    const { paidMinor, settledMinor, open } = await balanceOf(world, 'ann');
    expect([paidMinor, settledMinor, open]).toEqual([6_000n, 6_000n, undefined]);
    expect(await movements(world)).toHaveLength(1);
    expect((await auditActions(world)).filter((action) => action === 'payment.completed')).toHaveLength(1);
    expect((await world.incidents.summariseOpen()).count).toBe(0);
  }

  it('webhook against Confirm: the webhook settles just before Confirm records the same outcome', async () => {
    const payments = justBefore(world.payments, 'commitSteps', () => receive());
    await confirmPayments({ ...world, payments }, world.context, progress);
    await expectPaidOnce();
  });

  it('Confirm against webhook: Confirm settles just before the webhook records the same outcome', async () => {
    const payments = justBefore(world.payments, 'commitSteps', () => confirmPayments(world, world.context, progress));
    expect(await receive({ ...world, payments })).toMatchObject([{ event: { status: 'APPLIED' } }]);
    await expectPaidOnce();
  });

  it('webhook against sweep: the sweep applies the event just before its first applier marks it', async () => {
    const webhooks = justBefore(world.webhooks, 'save', () => sweep(world, world.context));
    expect(await receive({ ...world, webhooks })).toMatchObject([{ event: { status: 'APPLIED' } }]);
    await expectPaidOnce();
    expect(await webhookActions()).toEqual(['webhook.received', 'webhook.applied']);
  });

  it('two sweeps: both apply the same RECEIVED event, one of them marks it', async () => {
    await received();
    const webhooks = justBefore(world.webhooks, 'save', () => sweep(world, world.context));
    await sweep({ ...world, webhooks }, world.context);
    await expectPaidOnce();
    expect(await webhookActions()).toEqual(['webhook.received', 'webhook.applied']);
  });

  it('two deliveries at once: one stores the event, and nothing is done twice', async () => {
    const both = (await Promise.all([receive(), receive()])).flat();
    expect(both.map(({ duplicate }) => duplicate).toSorted()).toEqual([false, true]);
    expect(both.map(({ event }) => event.status)).toEqual(['APPLIED', 'APPLIED']);
    await expectPaidOnce();
    expect(await webhookActions()).toEqual(['webhook.received', 'webhook.applied']);
  });

  it('two messages about one payment at once: both are applied, the money is in the books once', async () => {
    await Promise.all([receive(world, 'evt-1'), receive(world, 'evt-2')]);
    await expectPaidOnce();
  });

  it('a second delivery while the first has died after storing: the second one applies it', async () => {
    await received();
    expect(await receive()).toMatchObject([{ duplicate: true, event: { status: 'APPLIED' } }]);
    await expectPaidOnce();
  });

  it('replay against sweep: the sweep settles the reopened event just before the replay does', async () => {
    await receive();
    let saves = 0;
    const webhooks = new Proxy(world.webhooks, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          // The first save reopens the event, the second settles it.
          if (name === 'save' && ++saves === 2) await sweep(world, world.context);
          return Reflect.apply(value, target, args);
        };
      },
    });
    const { event } = await replayWebhookEvent({ ...world, webhooks }, world.context, 'mock.evt-1');
    expect(event.status).toBe('APPLIED');
    await expectPaidOnce();
  });

  const webhookActions = async () =>
    (await auditActions(world)).filter((action) => String(action).startsWith('webhook.'));
});
