import { beforeEach, describe, expect, it } from 'vitest';
import { incidentId } from '../../../../../lib/domain/incidents/incident-id.ts';
import { batchId } from '../../../../../lib/domain/shared/ids.ts';
import { instant } from '../../../../../lib/domain/shared/time.ts';
import { closeIncident } from '../../../../../lib/payouts/incidents/close-incident.ts';
import { reconcileDaily } from '../../../../../lib/payouts/schedules/sweep/reconcile-daily.ts';
import { auditEntries } from '../../../../support/items.ts';
import {
  affiliateWith,
  createWorld,
  overriding,
  runAll,
  startBatches,
  USD,
  type World,
  withProvider,
} from '../../../../support/world.ts';

describe('the daily reconciliation', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
    await startBatches(world);
    await runAll(world);
    world.clock.advance(86_400);
  });

  const run = (on: World = world) => reconcileDaily(on, on.context);
  const forgetful = () => withProvider(world, () => ({ lookUp: async () => ({ outcomes: [], complete: true }) }));

  it('compares the batches of the last days with the provider once a day', async () => {
    expect(await run()).toEqual({ differences: 0, results: ['agrees'] });
    expect(await run()).toEqual({ differences: 0, results: [] });
    world.clock.advance(86_400);
    expect(await run()).toEqual({ differences: 0, results: ['agrees'] });
  });

  it('says what differs until a later one finds it right', async () => {
    expect(await run(forgetful())).toEqual({ differences: 1, results: ['differs'] });
    expect((await run()).differences).toBe(1);
    world.clock.advance(86_400);
    expect(await run()).toEqual({ differences: 0, results: ['agrees'] });
  });

  it('leaves a batch alone after a week', async () => {
    world.clock.advance(7 * 86_400);
    expect(await run()).toEqual({ differences: 0, results: [] });
  });

  it('does not begin anew while the one before is under way, and keeps what that one found', async () => {
    await world.sweepCursor.saveReconciliation({
      day: (await firstDay()).day,
      isDone: false,
      differences: 2,
      before: 5,
    });
    expect((await run()).differences).toBe(2);
  });

  describe('what differs', () => {
    const incidents = async () => (await world.incidents.list({}, { limit: 10 })).items;
    const withForeign = () =>
      withProvider(world, (mock) => ({
        listPayments: async ({ from, to }) => {
          const { payments, complete } = await mock.listPayments({ from, to });
          const outcome = { kind: 'completed', providerReference: 'bank-1' } as const;
          const at = instant(new Date('2026-03-01T05:00:00Z'));
          const foreign = { providerReference: 'bank-1', currency: USD, amountMinor: 500n, at, outcome };
          return { payments: from <= at && at < to ? [...payments, foreign] : payments, complete };
        },
      }));

    it('is an incident of its batch, with both sides, once however often it is found', async () => {
      await run(forgetful());
      const [payment] = await world.payments.ofBatch(world.executions.started[0]?.batchId ?? batchId('none'));
      expect(await incidents()).toMatchObject([
        {
          kind: 'BOOKS_DIFFER',
          status: 'OPEN',
          provider: 'mock',
          difference: 'paid_not_at_provider',
          batchId: payment?.batchId,
          transactionId: payment?.transactionId,
          attemptId: payment?.paidByAttemptId,
          currency: 'USD',
          oursMinor: 6_000n,
        },
      ]);
      for (const _ of [1, 2, 3]) {
        world.clock.advance(86_400);
        expect((await run(forgetful())).differences).toBe(1);
      }
      expect(await incidents()).toHaveLength(1);
      const raised = (await auditEntries(world)).filter(({ action }) => action === 'incident.raised');
      expect(raised).toMatchObject([{ PK: `BATCH#${payment?.batchId}`, actor: { username: 'admin' } }]);
    });

    it('is an incident of the provider where our books know nothing of it', async () => {
      expect(await run(withForeign())).toEqual({ differences: 1, results: ['agrees'] });
      const foreign = {
        kind: 'BOOKS_DIFFER',
        difference: 'not_in_books',
        providerReference: 'bank-1',
        theirsMinor: 500n,
      };
      expect(await incidents()).toMatchObject([foreign]);
      expect((await auditEntries(world)).map(({ PK }) => PK)).toContain('PROVIDER#mock');
      world.clock.advance(86_400);
      expect((await run(withForeign())).differences, 'still').toBe(1);
      expect(await incidents()).toHaveLength(1);
    });

    it('that people have explained is not raised again, but counts until it is gone', async () => {
      await run(forgetful());
      for (const one of await incidents()) await closeIncident(world, world.context, incidentId(one), 'the bank knows');
      world.clock.advance(86_400);
      expect((await run(forgetful())).differences).toBe(1);
      expect(await incidents()).toMatchObject([{ status: 'RESOLVED' }]);
    });

    it('is raised once although the sweep died before it noted how far it had come', async () => {
      const dying = overriding(world.sweepCursor, {
        saveReconciliation: () => Promise.reject(new Error('died')),
      });
      await expect(run(overriding(forgetful(), { sweepCursor: dying }))).rejects.toThrow('died');
      expect(await incidents()).toHaveLength(1);
      await run(forgetful());
      expect(await incidents()).toHaveLength(1);
    });

    it('is not raised while the list is only slow or incomplete', async () => {
      const slow = withProvider(world, () => ({ listPayments: async () => ({ payments: [], complete: false }) }));
      expect(await run(slow)).toEqual({ differences: 0, results: ['not_checked'] });
      expect(await incidents()).toEqual([]);
    });
  });

  async function firstDay() {
    await run();
    const round = await world.sweepCursor.loadReconciliation();
    if (!round) throw new Error('nothing was kept');
    return round;
  }
});
