import { beforeEach, describe, expect, it } from 'vitest';
import { reconcileDaily } from '../../../../../lib/payouts/schedules/sweep/reconcile-daily.ts';
import {
  affiliateWith,
  createWorld,
  runAll,
  startBatches,
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

  it('holds the batches of the last days against the provider once a day', async () => {
    expect(await run()).toEqual({ differences: 0, results: ['agrees'] });
    expect(await run()).toEqual({ differences: 0, results: [] });
    world.clock.advance(86_400);
    expect(await run()).toEqual({ differences: 0, results: ['agrees'] });
  });

  it('says what differs until a later round finds it right', async () => {
    expect(await run(forgetful())).toEqual({ differences: 1, results: ['differs'] });
    expect((await run()).differences).toBe(1);
    world.clock.advance(86_400);
    expect(await run()).toEqual({ differences: 0, results: ['agrees'] });
  });

  it('leaves a batch alone after a week', async () => {
    world.clock.advance(7 * 86_400);
    expect(await run()).toEqual({ differences: 0, results: [] });
  });

  it('does not begin anew while the round before is under way, and keeps what that one found', async () => {
    await world.sweepCursor.saveReconciliation({
      day: (await firstDay()).day,
      isDone: false,
      differences: 2,
      before: 5,
    });
    expect((await run()).differences).toBe(2);
  });

  async function firstDay() {
    await run();
    const round = await world.sweepCursor.loadReconciliation();
    if (!round) throw new Error('nothing was kept');
    return round;
  }
});
