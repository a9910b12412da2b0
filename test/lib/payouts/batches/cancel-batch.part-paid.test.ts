import { beforeEach, describe, expect, it } from 'vitest';
import type { BatchId } from '../../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import { cancelBatch } from '../../../../lib/payouts/batches/cancel-batch.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { announcementsOf } from '../../../../lib/payouts/events/announcements.ts';
import { summarisePayouts } from '../../../../lib/payouts/reports/summarise-payouts.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import { retryTransaction } from '../../../../lib/payouts/transactions/retry-transaction.ts';
import { fromAuditItem } from '../../../../lib/store/audit/audit-entry-schema.ts';
import { dyingAt } from '../../../support/interleave.ts';
import { auditEntries } from '../../../support/items.ts';
import { affiliatesWith, balanceOf, createAll, createWorld, runAll, usd, type World } from '../../../support/world.ts';

describe('cancelling a batch of which part was paid', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  /** A batch that is QUEUED again, because the limit of 24 hours had room for `paid` payments and no more. */
  async function begun(payments: number, paid: number): Promise<BatchId> {
    await affiliatesWith(world, payments);
    const dailyMinor = new Map([['USD', usd('60.00').minor * BigInt(paid)]]);
    await changeSettings(world, world.context, { limits: { dailyMinor } });
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('no batch was made');
    await executeBatch(world, world.context, batch.batchId);
    await runAll(world);
    return batch.batchId;
  }

  it('cancels and releases the rest, and is judged as every batch: FAILED, and says why and who called it off', async () => {
    const id = await begun(5, 2);
    world.clock.advance(60);
    const batch = await cancelBatch(world, world.context, id);
    expect(batch).toMatchObject({
      status: 'FAILED',
      counts: { COMPLETED: 2, CANCELLED: 3, PENDING: 0 },
      calledOff: { by: 'admin', at: world.clock.now(), payments: 3 },
      finishedAt: world.clock.now(),
      errorMessage: expect.stringContaining('3 of 5 payments were not paid (0 failed, 3 cancelled)'),
    });
    expect(batch.waiting).toBeUndefined();
    const balances = await Promise.all([1, 2, 3, 4, 5].map((n) => balanceOf(world, `aff-00${n}`)));
    expect(balances.filter(({ open }) => open)).toEqual([]);
    expect(balances.reduce((sum, { paidMinor }) => sum + paidMinor, 0n)).toBe(12_000n);
  });

  it('is COMPLETED if no more than a tenth was cancelled (M9)', async () => {
    const batch = await cancelBatch(world, world.context, await begun(10, 9));
    expect(batch).toMatchObject({ status: 'COMPLETED', counts: { COMPLETED: 9, CANCELLED: 1 } });
    expect(batch.errorMessage).toBeUndefined();
  });

  it.each([2, 9])('asked again changes nothing, however it ended (%i of 10 paid)', async (paid) => {
    const id = await begun(10, paid);
    const first = await cancelBatch(world, world.context, id);
    expect(await cancelBatch(world, world.context, id)).toEqual(first);
  });

  it('goes on by the sweep after a crash in the middle, and still says who called it off', async () => {
    const id = await begun(5, 2);
    const dying = { ...world, payments: dyingAt(world.payments, 'commitSteps', 1) };
    await expect(cancelBatch(dying, world.context, id)).rejects.toThrow('the process died');
    await sweep(world, world.context);
    expect(await world.batches.find(id)).toMatchObject({ status: 'FAILED', calledOff: { by: 'admin', payments: 3 } });
  });

  it('leaves what was cancelled to be paid again by hand', async () => {
    const id = await begun(5, 2);
    await cancelBatch(world, world.context, id);
    const cancelled = (await world.payments.ofBatch(id)).find(({ status }) => status === 'CANCELLED');
    if (!cancelled) throw new Error('nothing was cancelled');
    const { payment } = await retryTransaction(world, world.context, cancelled.transactionId);
    expect(payment.retriedAs).toBeDefined();
  });

  it('is announced with how many were called off, and tells nobody what that person knows', async () => {
    const id = await begun(5, 2);
    await cancelBatch(world, world.context, id);
    const entry = (await auditEntries(world)).map(fromAuditItem).find(({ action }) => action === 'batch.failed');
    if (!entry) throw new Error('the verdict was not audited');
    const { events, message } = announcementsOf(entry);
    expect(events).toMatchObject([
      { type: 'batch.finished', facts: { batchId: id, status: 'FAILED', calledOff: 3, counts: { completed: 2 } } },
    ]);
    expect(message).toBeUndefined();
  });

  it('counts what was paid in the success rate, and not what was called off', async () => {
    await cancelBatch(world, world.context, await begun(5, 2));
    const now = world.clock.now();
    const period = { from: addSeconds(now, -3_600), to: addSeconds(now, 1) };
    const summary = await summarisePayouts(world, world.context, { period, groupBy: 'day' });
    expect(summary.totals).toMatchObject([{ decided: 2, paid: 2, batches: { FAILED: 1, CANCELLED: 0 } }]);
  });
});
