import { beforeEach, describe, expect, it } from 'vitest';
import { resolveIncident } from '../../../../lib/domain/incidents/incident.ts';
import { attemptIdOf, type BatchId, batchId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import { auditEntry } from '../../../../lib/payouts/audit/audit-entry.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { askAboutBatch } from '../../../../lib/payouts/recovery/ask-about-batch.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import type { ListedPayment } from '../../../../lib/payouts/shared/payment-provider.ts';
import { justBefore } from '../../../support/interleave.ts';
import { batchOf, payBatch, timesPaid } from '../../../support/paid-batches.ts';
import { momentOf, recover, restoreTo, settleRestore } from '../../../support/restore.ts';
import {
  affiliateWith,
  createWorld,
  movements,
  onlyPayment,
  overriding,
  startChunk,
  USD,
  type World,
  withProvider,
} from '../../../support/world.ts';

const REFUSED = { refused: { code: 'restore_not_settled' } };

describe('asking the provider about a batch from before the restore', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const generationOf = async (id: BatchId) => (await world.batches.find(id))?.generation;
  const explain = async () => {
    const { items } = await world.incidents.list({ status: 'OPEN' }, { limit: 10 });
    for (const incident of items) {
      const done = resolveIncident(incident, { sub: 'sub-ben', name: 'Ben' }, 'counted by hand', world.clock.now());
      await world.incidents.resolve(
        done,
        auditEntry(world.context, { type: 'provider', provider: 'mock' }, 'incident.resolved', {}),
      );
    }
    return items;
  };

  it('tells people if the backup has cut its books in two, and waits until they have explained it', async () => {
    const id = await batchOf(world, 'ann');
    const { at, items } = await momentOf(world);
    world.clock.advance(60);
    const cut = items.map((item) => {
      if (!String(item.SK).startsWith('BALANCE#')) return item;
      const { open: _, ...without } = item;
      return without;
    });
    await restoreTo(world, { at, items: cut });
    await recover(world);
    expect(await generationOf(id)).toBeUndefined();
    await expect(settleRestore(world)).rejects.toMatchObject(REFUSED);
    expect(await explain()).toMatchObject([
      {
        kind: 'BOOKS_DIFFER',
        provider: 'mock',
        batchId: id,
        transactionId: transactionIdOf(id, 1),
        difference: 'ledger',
        theirs: 'the ledger does not hold its claim',
      },
    ]);
    await recover(world);
    expect(await generationOf(id)).toBe((await world.settings.load()).generation);
    await settleRestore(world);
  });

  it('sends nothing, even what it would be safe to send again', async () => {
    await affiliateWith(world, 'ann', '60.00', 'timeout-unpaid');
    const { chunk, batchId: id } = await startChunk(world);
    await payChunk(world, world.context, chunk);
    await restoreTo(world, await momentOf(world));
    expect((await sweep(world, world.context)).failed).toEqual([]);
    expect(await movements(world)).toEqual([]);
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'UNKNOWN' });
  });

  describe('of which somebody else', () => {
    const restored = async () => {
      const id = await batchOf(world, 'ann');
      const moment = await momentOf(world);
      world.clock.advance(60);
      await restoreTo(world, moment);
      world.clock.advance(60);
      const { restored, generation } = await world.settings.load();
      const batch = await world.batches.find(id);
      if (!restored || !generation || !batch) throw new Error('nothing was restored');
      return (on: World) => askAboutBatch(on, world.context, { restored, generation }, batch, true);
    };

    it('has asked at the same time, there is nothing left to do', async () => {
      const ask = await restored();
      const batches = justBefore(world.batches, 'find', () => ask(world), 2);
      expect(await ask({ ...world, batches })).toBe('done');
    });

    it('has changed something at the same time, is left to the next pass', async () => {
      const ask = await restored();
      const batches = overriding(world.batches, { move: async ({ before }) => ({ result: 'changed', after: before }) });
      expect(await ask({ ...world, batches })).toBe('left');
      expect(await ask(world)).toBe('done');
    });
  });
});

describe('reading the list of a provider after a restore', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const restored = async () => {
    const moment = await momentOf(world);
    world.clock.advance(60);
    return moment;
  };
  const NOTHING = { findByReference: async () => ({ payments: [], complete: true }) };

  it('enters a payment of ours that only the list shows', async () => {
    const id = await batchOf(world, 'ann');
    const moment = await restored();
    await payBatch(world, id);
    await restoreTo(world, moment);
    await recover(withProvider(world, () => NOTHING));
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'COMPLETED' });
    await settleRestore(world);
    await executeBatch(world, world.context, id);
    expect(await timesPaid(world, 'ann')).toBe(1);
  });

  /** As a list shows it. */
  const listed = (id: BatchId, more: Partial<ListedPayment>): ListedPayment => ({
    ours: { transactionId: transactionIdOf(id, 1), attemptId: attemptIdOf(1, 0, 0) },
    providerReference: 'ref-1',
    currency: USD,
    amountMinor: 6_000n,
    at: world.clock.now(),
    outcome: { kind: 'completed', providerReference: 'ref-1' },
    ...more,
  });
  const listing = (...payments: readonly ListedPayment[]) =>
    withProvider(world, () => ({
      ...NOTHING,
      listPayments: async ({ from, to }) => ({
        payments: payments.filter(({ at }) => from <= at && at < to),
        complete: true,
      }),
    }));

  it('enters nothing that will be paid only later', async () => {
    const id = await batchOf(world, 'ann');
    await restoreTo(world, await restored());
    const soon = addSeconds(world.clock.now(), 3_600);
    await recover(listing(listed(id, { at: soon })), 1);
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'PENDING' });
    world.clock.advance(3_600);
    await restoreTo(world, { ...(await momentOf(world)), at: world.clock.now() });
    await recover(listing(listed(id, { at: soon })), 1);
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'COMPLETED' });
  });

  it('goes on after a payment that cannot be written, and says which that was', async () => {
    const [bad, good] = [await batchOf(world, 'ann'), await batchOf(world, 'bob')];
    await restoreTo(world, await restored());
    world.clock.advance(60);
    const at = addSeconds(world.clock.now(), -90);
    const on = listing(listed(bad, { at, providerReference: 'ref-bad' }), listed(good, { at }));
    const payments = overriding(world.payments, {
      enterFound: async (found, audits) => {
        if (found.change.before.batchId === bad) throw new Error('the table does not answer');
        return world.payments.enterFound(found, audits);
      },
    });
    const { failed } = await sweep({ ...on, payments }, world.context);
    expect(failed.map(({ item, error }) => [item, String(error)])).toEqual([
      ['ref-bad', 'Error: the table does not answer'],
    ]);
    expect((await world.recovery.load())?.last).toMatchObject({ isClean: false, tally: { failed: 1 } });
    expect(await onlyPayment(world, good)).toMatchObject({ status: 'COMPLETED' });
    await recover(on);
    expect(await onlyPayment(world, bad)).toMatchObject({ status: 'COMPLETED' });
  });

  it('counts what it cannot assign, and is not clean', async () => {
    await restoreTo(world, await restored());
    world.clock.advance(60);
    const at = addSeconds(world.clock.now(), -90);
    await sweep(listing(listed(batchId('batch-lost'), { at })), world.context);
    expect((await world.recovery.load())?.last).toMatchObject({
      isClean: false,
      tally: { lostPayments: 1, foreignLeft: 0, failed: 0, incomplete: 0 },
    });
  });
});
