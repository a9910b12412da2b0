import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId, type TransactionId } from '../../../../lib/domain/shared/ids.ts';
import { type WebhookHint, webhookEventId } from '../../../../lib/domain/webhooks/webhook-event.ts';
import { refreshAccount } from '../../../../lib/payouts/accounts/refresh-account.ts';
import { releaseAffiliate } from '../../../../lib/payouts/affiliates/release-affiliate.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import { listWebhookEvents } from '../../../../lib/payouts/webhooks/list-webhook-events.ts';
import { receiveWebhook } from '../../../../lib/payouts/webhooks/receive-webhook.ts';
import { replayWebhookEvent } from '../../../../lib/payouts/webhooks/replay-webhook-event.ts';
import { isSimulated } from '../../../support/dynamodb-table.ts';
import { allItems, auditActions } from '../../../support/items.ts';
import { mockWebhook } from '../../../support/mock-webhook.ts';
import {
  affiliateWith,
  balanceOf,
  createAll,
  createWorld,
  movements,
  onlyPayment,
  startChunk,
  type World,
  withProvider,
} from '../../../support/world.ts';

describe('a webhook', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  /** A payment that was sent to a payee of that behaviour; its execution has not gone on from there. */
  async function sent(behaviour: string): Promise<TransactionId> {
    await affiliateWith(world, 'ann', '60.00', behaviour);
    const { batchId, chunk } = await startChunk(world);
    await payChunk(world, world.context, chunk);
    return (await onlyPayment(world, batchId)).transactionId;
  }
  const receive = async (about: string, id = 'evt-1', on: World = world, applyWithinMs?: number) =>
    receiveWebhook(on, on.context, 'mock', await mockWebhook(on, about, id), applyWithinMs);
  const statusOf = async (id: TransactionId) => (await world.payments.find([id])).get(id)?.status;
  const events = async () => (await listWebhookEvents(world, {}, { limit: 10 })).items;
  const down = () => withProvider(world, () => ({ lookUp: () => Promise.reject(new Error('down')) }));

  it('about a payment whose answer was lost brings what a look-up finds', async () => {
    const id = await sent('timeout-paid');
    expect(await statusOf(id)).toBe('UNKNOWN');
    expect(await receive(id)).toMatchObject([{ duplicate: false, event: { status: 'APPLIED' } }]);
    expect(await statusOf(id)).toBe('COMPLETED');
    const { paidMinor, open } = await balanceOf(world, 'ann');
    expect([paidMinor, open]).toEqual([6_000n, undefined]);
    expect(await events()).toMatchObject([
      { providerEventId: 'evt-1', status: 'APPLIED', note: 'looked up: the transaction is COMPLETED' },
    ]);
  });

  it('about a payment that came back makes it RETURNED, and owed again', async () => {
    const id = await sent('return');
    expect(await statusOf(id)).toBe('COMPLETED');
    await receive(id);
    expect(await statusOf(id)).toBe('RETURNED');
    expect(await balanceOf(world, 'ann')).toMatchObject({ paidMinor: 0n, accruedMinor: 12_000n });
  });

  it('about a payment that came back before we knew that it was paid makes it paid, then RETURNED', async () => {
    await affiliateWith(world, 'ann', '60.00', 'return');
    const { batchId, chunk } = await startChunk(world);
    const unheard = withProvider(world, (mock) => ({
      submit: async (...args) => {
        await mock.submit(...args);
        throw new Error('the answer was lost');
      },
    }));
    await payChunk(unheard, world.context, chunk);
    const { transactionId, status } = await onlyPayment(world, batchId);
    expect(status).toBe('UNKNOWN');
    await receive(transactionId);
    expect(await statusOf(transactionId)).toBe('RETURNED');
    const actions = (await auditActions(world)).filter((action) => String(action).startsWith('payment.'));
    expect(actions.slice(-2)).toEqual(['payment.completed', 'payment.returned']);
  });

  it('is never believed: what the provider does not confirm is not in the books', async () => {
    const id = await sent('slow-60');
    await receive(id);
    expect(await statusOf(id)).toBe('PROCESSING');
    world.clock.advance(60);
    await receive(id, 'evt-2');
    expect(await statusOf(id)).toBe('COMPLETED');
  });

  it('delivered again is stored and applied once', async () => {
    const id = await sent('timeout-paid');
    await receive(id);
    const before = await allItems(world);
    expect(await receive(id)).toMatchObject([{ duplicate: true, event: { status: 'APPLIED' } }]);
    expect(await allItems(world)).toEqual(before);
  });

  it.each(['batch-unknown.001', 'no transaction id', 'batch-1', '', '\u0000', 'x'.repeat(5_000)])(
    'about something unknown is kept as IGNORED, with the reason: %j',
    async (about) => {
      expect(await receive(about)).toMatchObject([
        { event: { status: 'IGNORED', note: 'there is no such transaction' } },
      ]);
      expect(await auditActions(world)).toEqual(['webhook.received', 'webhook.ignored']);
    },
  );

  it('about a payment of which the provider does not say whose it is, is IGNORED and says so', async () => {
    const hint = { kind: 'provider_payment', providerReference: 'ref' } as const;
    const strange = withProvider(world, () => ({
      parseWebhook: async () => ({ kind: 'events', events: [{ providerEventId: 'evt-1', type: 'x', hint }] }),
      identify: async () => undefined,
    }));
    const note = 'the provider does not say which payment of ours it is about';
    expect(await receive('anything', 'evt-1', strange)).toMatchObject([{ event: { status: 'IGNORED', note } }]);
  });

  it('about a payment that may be in what the provider did not show is asked about again, for a day', async () => {
    const hint = { kind: 'provider_payment', providerReference: 'ref' } as const;
    const partly = withProvider(world, () => ({
      parseWebhook: async () => ({ kind: 'events', events: [{ providerEventId: 'evt-1', type: 'x', hint }] }),
      identify: async () => 'unclear',
    }));
    expect(await receive('anything', 'evt-1', partly)).toMatchObject([
      { event: { status: 'RECEIVED' }, failure: expect.any(Error) },
    ]);
    world.clock.advance(24 * 3_600 - 1);
    await sweep(partly, world.context);
    expect(await events()).toMatchObject([{ status: 'RECEIVED' }]);
    world.clock.advance(1);
    await sweep(partly, world.context);
    expect(await events()).toMatchObject([{ status: 'IGNORED', note: expect.stringContaining('not show all') }]);
  });

  it('that brings nothing new is looked up once', async () => {
    const id = await sent('slow-60');
    let lookUps = 0;
    const counting = withProvider(world, (mock) => ({
      lookUp: (...args) => {
        lookUps += 1;
        return mock.lookUp(...args);
      },
    }));
    await receive(id, 'evt-1', counting);
    expect(lookUps).toBe(1);
  });

  describe('about a payee', () => {
    const HOLDER = 'us-ann';
    /** The Mock bank has holder ids only for payees whose id has changed, and its messages never say that a payee is suspended. */
    const telling = (hint: WebhookHint): World =>
      withProvider(world, (mock) => ({
        getPayee: async (known) => {
          const payee = await mock.getPayee(known);
          return payee && { ...payee, holderId: HOLDER };
        },
        parseWebhook: async () => ({
          kind: 'events',
          events: [{ providerEventId: 'evt-1', type: 'account.changed', hint }],
        }),
      }));
    const heldFor = async () => (await world.holds.find([affiliateId('ann')])).get(affiliateId('ann'))?.all?.reason;

    it('has its account looked at', async () => {
      await affiliateWith(world, 'ann', '60.00');
      const on = telling({ kind: 'payee', holderId: HOLDER });
      await refreshAccount(on.affiliates, on.providers.get('mock'), world.context, affiliateId('ann'));
      const [received] = await receive('anything', 'evt-1', on);
      expect(received?.event).toMatchObject({ status: 'APPLIED', note: 'looked up: the account is APPROVED' });
      expect(await heldFor()).toBeUndefined();
    });

    it('whose account cannot be looked at now is left to the sweep', async () => {
      await affiliateWith(world, 'ann', '60.00');
      const on = telling({ kind: 'payee', holderId: HOLDER });
      await refreshAccount(on.affiliates, on.providers.get('mock'), world.context, affiliateId('ann'));
      const away = withProvider(on, () => ({ getPayee: () => Promise.reject(new Error('down')) }));
      const [received] = await receive('anything', 'evt-1', away);
      expect(received).toMatchObject({ event: { status: 'RECEIVED' }, failure: expect.any(Error) });
      expect((await sweep(on, world.context)).done).toContain('mock.evt-1 APPLIED');
    });

    it('whom the provider has suspended, keeps the affiliate from being paid until a person lifts that', async () => {
      await affiliateWith(world, 'ann', '60.00');
      const on = telling({ kind: 'payee', holderId: HOLDER, isSuspended: true });
      await refreshAccount(on.affiliates, on.providers.get('mock'), world.context, affiliateId('ann'));
      const [received] = await receive('anything', 'evt-1', on);
      expect(received?.event).toMatchObject({ status: 'APPLIED', note: expect.stringContaining('is held') });
      expect(await heldFor()).toBe('mock says that it has suspended the account of us-ann');
      await expect(createAll(world)).rejects.toMatchObject({ refused: { code: 'nothing_payable' } });
      await releaseAffiliate(world, world.context, affiliateId('ann'));
      await receive('anything', 'evt-1', on);
      expect(await heldFor()).toBeUndefined();
    });

    // With no time for it, the message is only stored. The simulated table takes no time, so it would be looked into at once.
    it.skipIf(isSimulated())('that the sweep looks into is held, too', async () => {
      world = await createWorld(undefined, 'engine');
      await affiliateWith(world, 'ann', '60.00');
      const on = telling({ kind: 'payee', holderId: HOLDER, isSuspended: true });
      await refreshAccount(on.affiliates, on.providers.get('mock'), world.context, affiliateId('ann'));
      const [received] = await receive('anything', 'evt-1', on, 0);
      expect(received?.event.status).toBe('RECEIVED');
      await sweep(on, world.context);
      expect(await heldFor()).toContain('suspended');
    });

    it('who is nobody of ours is IGNORED', async () => {
      const [received] = await receive(
        'anything',
        'evt-1',
        telling({ kind: 'payee', holderId: HOLDER, isSuspended: true }),
      );
      expect(received?.event.status).toBe('IGNORED');
    });
  });

  it('about a payment that was never sent is IGNORED', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('no batch was made');
    const { transactionId } = await onlyPayment(world, batch.batchId);
    expect(await receive(transactionId)).toMatchObject([{ event: { status: 'IGNORED' } }]);
    expect(await statusOf(transactionId)).toBe('PENDING');
  });

  it('is refused if it is not signed, or the provider is unknown, and leaves no trace', async () => {
    const request = await mockWebhook(world, 'batch-1.001');
    const before = await allItems(world);
    const unsigned = { ...request, headers: { ...request.headers, 'webhook-signature': 'v1,AAAA' } };
    await expect(receiveWebhook(world, world.context, 'mock', unsigned)).rejects.toMatchObject({
      refused: { code: 'webhook_signature_invalid' },
    });
    await expect(receiveWebhook(world, world.context, 'paypal', request)).rejects.toMatchObject({
      refused: { code: 'provider_not_found' },
    });
    expect(await allItems(world)).toEqual(before);
  });

  it('that cannot be applied at once is stored nevertheless, and the sweep applies it', async () => {
    const id = await sent('timeout-paid');
    const [received] = await receive(id, 'evt-1', down());
    expect(received).toMatchObject({ event: { status: 'RECEIVED' }, failure: expect.any(Error) });
    expect(await statusOf(id)).toBe('UNKNOWN');
    const { done } = await sweep(world, world.context);
    expect(done).toContain('mock.evt-1 APPLIED');
    expect(await statusOf(id)).toBe('COMPLETED');
    expect((await sweep(world, world.context)).done).not.toContain('mock.evt-1 APPLIED');
  });

  it('is answered before a provider that takes too long', async () => {
    const id = await sent('timeout-paid');
    const slow = withProvider(world, () => ({ lookUp: () => new Promise<never>(() => {}) }));
    expect(await receive(id, 'evt-1', slow, 0)).toMatchObject([{ event: { status: 'RECEIVED' } }]);
    expect(await world.webhooks.listReceived({ limit: 10 })).toMatchObject({ items: [{ providerEventId: 'evt-1' }] });
  });

  it('that the sweep cannot apply stops no other one', async () => {
    const id = await sent('timeout-paid');
    await receive('batch-unknown.001', 'evt-0', world, 0);
    await receive(id, 'evt-1', down());
    await receive('batch-unknown.001', 'evt-2', world, 0);
    const { failed } = await sweep(down(), world.context);
    expect(failed.map(({ item }) => item)).toContain('mock.evt-1');
    const left = (await world.webhooks.listReceived({ limit: 10 })).items.map(webhookEventId);
    expect(left).toEqual(['mock.evt-1']);
  });

  it('is replayed as often as anybody likes, each time with a look-up and a trace of who asked', async () => {
    const id = await sent('slow-60');
    await receive(id);
    world.clock.advance(60);
    for (let times = 0; times < 2; times += 1) {
      const { event } = await replayWebhookEvent(world, world.context, 'mock.evt-1');
      expect(event).toMatchObject({ status: 'APPLIED', note: 'looked up: the transaction is COMPLETED' });
    }
    expect(await statusOf(id)).toBe('COMPLETED');
    expect(await movements(world)).toHaveLength(1);
    const actions = (await auditActions(world)).filter((action) => String(action).startsWith('webhook.'));
    const replayed = ['webhook.replayed', 'webhook.applied'];
    expect(actions).toEqual(['webhook.received', 'webhook.applied', ...replayed, ...replayed]);
  });

  it('whose replay fails is RECEIVED again, for the sweep', async () => {
    const id = await sent('timeout-paid');
    await receive(id);
    const { event, failure } = await replayWebhookEvent(down(), world.context, 'mock.evt-1');
    expect([event.status, failure]).toEqual(['RECEIVED', expect.any(Error)]);
    expect((await sweep(world, world.context)).done).toContain('mock.evt-1 APPLIED');
  });

  it.each(['mock.evt-9', 'paypal.evt-1', 'nothing'])('that never came cannot be replayed: %s', async (eventId) => {
    await expect(replayWebhookEvent(world, world.context, eventId)).rejects.toMatchObject({
      refused: { code: 'webhook_event_not_found' },
    });
  });
});
