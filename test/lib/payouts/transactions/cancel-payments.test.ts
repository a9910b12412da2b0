import { beforeEach, describe, expect, it } from 'vitest';
import type { BatchId } from '../../../../lib/domain/shared/ids.ts';
import { cancelPayments } from '../../../../lib/payouts/transactions/cancel-payments.ts';
import { affiliatesWith, createAll, createWorld, overriding, type World } from '../../../support/world.ts';

const COUNT = 30;

describe('cancelling the payments of a batch', () => {
  let world: World;
  let batchId: BatchId;

  beforeEach(async () => {
    world = await createWorld();
    await affiliatesWith(world, COUNT);
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('no batch was made');
    batchId = batch.batchId;
  });

  const cancelAll = (on: World) =>
    cancelPayments(on, world.context, batchId, () => true, { code: 'called_off', message: 'x' });
  /** So many writes lose their race. `sizes`: of how many payments each write was. */
  const losing = (times: number) => {
    const sizes: number[] = [];
    const commitSteps: World['payments']['commitSteps'] = async (steps, ...given) => {
      sizes.push(steps.length);
      return sizes.length <= times ? 'changed' : world.payments.commitSteps(steps, ...given);
    };
    return { sizes, on: { ...world, payments: overriding(world.payments, { commitSteps }) } };
  };
  const statuses = async () => (await world.payments.ofBatch(batchId)).map(({ status }) => status);

  it('says how many there were, and again that there are none', async () => {
    expect(await cancelAll(world)).toBe(COUNT);
    expect(await statuses()).toEqual(Array(COUNT).fill('CANCELLED'));
    expect(await cancelAll(world)).toBe(0);
  });

  it('takes those of which the write lost its race one by one, so that one does not hold up the others', async () => {
    const { on, sizes } = losing(1);
    expect(await cancelAll(on)).toBe(COUNT);
    expect(sizes).toEqual([24, 6, ...Array(24).fill(1)]);
    expect(await statuses()).toEqual(Array(COUNT).fill('CANCELLED'));
  });

  it('gives up with an error that names the batch when it never gets through', async () => {
    const { on } = losing(Number.POSITIVE_INFINITY);
    await expect(cancelAll(on)).rejects.toMatchObject({
      refused: { code: 'contended', what: `the payments of batch "${batchId}"` },
    });
    expect(await statuses()).toEqual(Array(COUNT).fill('PENDING'));
  });
});
