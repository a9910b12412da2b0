import { beforeEach, describe, expect, it } from 'vitest';
import type { Batch } from '../../../../lib/domain/batches/batch.ts';
import { waitingApprovals } from '../../../../lib/payouts/batches/waiting-approvals.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import { aBatch, LATER, NOW } from '../../../support/domain.ts';
import { createWorld, type World } from '../../../support/world.ts';

const waits = aBatch({ status: 'PENDING', totalMinor: 10_000n });
const isTooSmall = aBatch({ status: 'PENDING', totalMinor: 9_999n });

describe('the batches that wait for an approval', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
    await changeSettings(world, world.context, {
      approval: { mode: 'from-amount', fromMinor: new Map([['USD', 10_000n]]) },
    });
  });

  /** The answer when the table holds these batches, and how many of them were read for it. */
  async function counted(pending: readonly Batch[], atMost = 2) {
    let read = 0;
    async function* oldestFirst() {
      for (const batch of pending) {
        read += 1;
        yield batch;
      }
    }
    return { ...(await waitingApprovals({ ...world, batches: { oldestFirst } }, atMost)), read };
  }

  it('are counted up to the number that is asked for, and one more is looked for', async () => {
    const later = { ...waits, createdAt: LATER };
    expect(await counted([])).toEqual({ count: 0, isMore: false, oldest: undefined, read: 0 });
    expect(await counted([isTooSmall, waits, later])).toEqual({ count: 2, isMore: false, oldest: NOW, read: 3 });
    expect(await counted([waits, later, later])).toMatchObject({ count: 2, isMore: true, oldest: NOW });
    expect((await counted(Array<Batch>(50).fill(waits))).read).toBeLessThan(5);
  });

  it('are looked for among the 200 oldest: beyond them there may be more', async () => {
    const small = Array<Batch>(199).fill(isTooSmall);
    expect(await counted(small)).toMatchObject({ count: 0, isMore: false });
    expect(await counted([...small, isTooSmall, waits])).toMatchObject({ count: 0, isMore: true });
    expect((await counted([...small, ...small, ...small])).read).toBe(201);
  });
});
