import { beforeEach, describe, expect, it } from 'vitest';
import type { BatchId } from '../../../../../lib/domain/shared/ids.ts';
import { executeBatch } from '../../../../../lib/payouts/batches/execute-batch.ts';
import { payChunk } from '../../../../../lib/payouts/execution/pay-chunk.ts';
import { settleBatch } from '../../../../../lib/payouts/execution/settle-batch.ts';
import { sweep } from '../../../../../lib/payouts/schedules/sweep/sweep.ts';
import { changeSettings } from '../../../../../lib/payouts/settings/change-settings.ts';
import { batchKey } from '../../../../../lib/store/keys.ts';
import { anAudit } from '../../../../support/audit.ts';
import { aBatch } from '../../../../support/domain.ts';
import { allItems } from '../../../../support/items.ts';
import { SILENCE } from '../../../../support/provider-answers.ts';
import {
  affiliateWith,
  createAll,
  createWorld,
  movements,
  onlyPayment,
  runAll,
  startChunk,
  USD,
  type World,
  withProvider,
} from '../../../../support/world.ts';

describe('the sweep', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const run = (on: World = world) => sweep(on, on.context);
  const statusOf = async (id: BatchId) => (await world.batches.find(id))?.status;
  const lost = () => withProvider(world, () => ({ submit: () => Promise.reject(new Error('lost')) }));

  /** Everything sent, the answer lost, and the confirm time over. */
  async function settling(sender: World = lost()) {
    await affiliateWith(world, 'ann', '60.00');
    const { batchId, chunk, progress } = await startChunk(world);
    await payChunk(sender, world.context, chunk);
    const judgedVersion = (await world.batches.find(batchId))?.version ?? 0;
    await settleBatch(world, world.context, { ...progress, judgedVersion });
    world.executions.end(batchId, 1);
    return batchId;
  }

  it('does nothing where there is nothing to do', async () => {
    await affiliateWith(world, 'ann', '60.00');
    await createAll(world);
    const before = await allItems(world);
    expect(await run()).toEqual({
      done: [],
      failed: [],
      overdue: [],
      found: new Map(),
      books: { differences: 0, results: [] },
    });
    const cursors = ['SWEEP', 'SYNC'];
    expect((await allItems(world)).filter(({ PK }) => !cursors.includes(String(PK)))).toEqual(before);
  });

  it('asks about what a parked batch has sent, though no index names it', async () => {
    await affiliateWith(world, 'ann', '60.00', 'slow-40000');
    await affiliateWith(world, 'bob', '60.00', 'slow-40000');
    await changeSettings(world, world.context, { limits: { dailyMinor: new Map([[USD, 6_000n]]) } });
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('no batch was made');
    const { batchId } = batch;
    await executeBatch(world, world.context, batchId);
    await runAll(world);
    const payments = () => world.payments.ofBatch(batchId).then((all) => all.map(({ status }) => status));
    expect(await statusOf(batchId)).toBe('QUEUED');
    expect(await payments()).toEqual(['PROCESSING', 'PENDING']);
    expect((await allItems(world)).filter(({ SK }) => String(SK).startsWith('TXN#'))).toEqual([]);
    world.clock.advance(40_000);
    expect((await run()).done).toContain(`asked about what ${batchId} has sent`);
    expect(await payments()).toEqual(['COMPLETED', 'PENDING']);
    expect((await run()).done).toEqual([]);
  });

  it('resumes an execution that died while holding the slot, once, and the batch is paid once', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { batchId, chunk } = await startChunk(world);
    await payChunk(lost(), world.context, chunk);
    expect((await run()).done).toEqual([]);
    world.executions.end(batchId, 1);
    const both = await Promise.all([run(), run()]);
    expect(both.flatMap(({ done }) => done).filter((what) => what.startsWith('resumed'))).toEqual([
      `resumed ${batchId} as run 2`,
    ]);
    expect(await world.batches.slot()).toEqual({ batchId, run: 2 });
    await runAll(world);
    expect(await statusOf(batchId)).toBe('COMPLETED');
    expect(await movements(world)).toHaveLength(1);
  });

  it('starts the oldest queued batch when nobody else did', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { batches } = await createAll(world);
    const batchId = batches[0]?.batchId ?? aBatch().batchId;
    const broken = {
      ...world.executions,
      start: () => Promise.reject(new Error('lost')),
      state: async () => 'ended' as const,
    };
    const asked = executeBatch({ ...world, executions: broken }, world.context, batchId);
    await expect(asked).rejects.toThrow('lost');
    expect((await run()).done).toEqual([`started ${batchId}`]);
    await runAll(world);
    expect(await statusOf(batchId)).toBe('COMPLETED');
  });

  it('finalizes a SETTLING batch once its outcome is known', async () => {
    const paidButUnheard = withProvider(world, (mock) => ({
      submit: async (...args) => {
        await mock.submit(...args);
        throw new Error('the answer was lost');
      },
    }));
    const batchId = await settling(paidButUnheard);
    const { failed } = await run();
    expect(failed).toEqual([]);
    expect(await statusOf(batchId)).toBe('COMPLETED');
    expect(await movements(world)).toHaveLength(1);
  });

  it('leaves a SETTLING batch whose outcome is not known as it is', async () => {
    const batchId = await settling();
    const waiting = withProvider(world, () => ({
      lookUp: async () => ({ outcomes: [], complete: false }),
      repeatSafe: false,
    }));
    expect((await run(waiting)).failed).toEqual([]);
    expect(await statusOf(batchId)).toBe('SETTLING');
    expect((await onlyPayment(world, batchId)).status).toBe('UNKNOWN');
  });

  it('queues a SETTLING batch again when its attempt died, and it is paid by another', async () => {
    const batchId = await settling();
    world.clock.advance(60);
    await run();
    expect(await statusOf(batchId)).toBe('QUEUED');
    await runAll(world);
    expect(await statusOf(batchId)).toBe('COMPLETED');
    expect((await onlyPayment(world, batchId)).attemptIds).toHaveLength(2);
    expect(await movements(world)).toHaveLength(1);
  });

  it('sends nothing itself for a batch that is not PROCESSING (M8)', async () => {
    await settling();
    const submitted: unknown[] = [];
    const watched = withProvider(world, () => ({
      submit: async (prepared) => {
        submitted.push(prepared);
        return SILENCE;
      },
    }));
    await run(watched);
    expect(submitted).toEqual([]);
  });

  it('is not stopped by one bad item', async () => {
    const corrupt = aBatch({ status: 'SETTLING', batchNumber: 'BATCH-2026-000009' });
    await world.batches.claim({ before: undefined, after: corrupt }, [], anAudit());
    await world.table.put({ ...(await world.table.get(batchKey(corrupt.batchId))), currency: 'no currency' });
    await affiliateWith(world, 'ann', '60.00');
    const { batchId } = await startChunk(world);
    world.executions.end(batchId, 1);
    const { done, failed } = await run();
    expect(done).toContain(`resumed ${batchId} as run 2`);
    expect(failed.map(({ item }) => item)).toContain('settlements');
  });
});
