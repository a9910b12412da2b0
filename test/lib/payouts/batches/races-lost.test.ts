import { beforeEach, describe, expect, it } from 'vitest';
import { abandonDraft, cancelBatch } from '../../../../lib/payouts/batches/cancel-batch.ts';
import { moveBatch } from '../../../../lib/payouts/batches/move-batch.ts';
import { queueBatch } from '../../../../lib/payouts/batches/queue-batch.ts';
import { obstacleOf } from '../../../../lib/payouts/execution/next-in-queue.ts';
import { startRun } from '../../../../lib/payouts/execution/start-run.ts';
import { affiliateWith, createAll, createWorld, onlyPayment, type World } from '../../../support/world.ts';

describe('a batch that is no longer as it was read', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
  });

  async function pendingBatch() {
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('no batch was made');
    return batch;
  }

  it('is not released as a dead draft', async () => {
    const batch = await pendingBatch();
    const draft = { ...batch, status: 'DRAFT', version: batch.version - 1 } as const;
    expect(await abandonDraft(world, world.context, draft)).toBe(false);
    expect(await onlyPayment(world, batch.batchId)).toMatchObject({ status: 'PENDING' });
  });

  it('is not started', async () => {
    const batch = await pendingBatch();
    const queued = await queueBatch(world, world.context, batch);
    if (queued.kind !== 'queued') throw new Error(`it is ${queued.kind}`);
    await cancelBatch(world, world.context, batch.batchId);
    expect(await startRun(world, world.context, queued.batch)).toBe(false);
    expect(world.executions.started).toEqual([]);
  });

  it('cannot skip a state, whatever was read', async () => {
    const batch = await pendingBatch();
    const skipped = moveBatch(
      world.batches,
      world.context,
      batch,
      { status: 'SETTLING' },
      { action: 'batch.settling' },
    );
    await expect(skipped).rejects.toThrow('cannot go from PENDING to SETTLING');
  });

  it('waits, if it was made before a restore, until the provider was asked about it', async () => {
    const batch = await pendingBatch();
    expect(await obstacleOf(world, world.context, batch)).toBeUndefined();
    const ofBefore = { ...batch, generation: 3 };
    expect(await obstacleOf(world, world.context, ofBefore)).toMatchObject({ reason: 'restored' });
  });
});
