import { beforeAll, describe, expect, it } from 'vitest';
import type { Machines } from '../world/machine/machines.ts';
import { sharedMachines } from '../world/machine/shared-machines.ts';
import { inventStory } from './invent-story.ts';
import type { Deed, Story } from './story.ts';
import { tellHistory } from './tell-history.ts';

const STOPS: readonly Deed[] = [{ does: 'pause' }, { does: 'limit', dailyMinor: 6_000n }];

describe('the recovery', () => {
  let machines: Machines;
  beforeAll(async () => {
    machines = await sharedMachines();
  });

  /** The recovery begins 400 s after the last act. The stop takes effect 100 s later, and a batch is made after that. */
  it.each(STOPS)('lifts what stops payouts only once it has begun: $does', async (stop) => {
    const asked = { at: 60, lateBy: 0, admin: 0, asksAgain: false } as const;
    const story: Story = {
      ...inventStory(1),
      cast: [{ name: 'p1', behaviour: 'ok', commissions: [6_000n] }],
      acts: [
        { ...asked, id: 0, does: 'pay-all', at: 0 },
        { ...asked, id: 1, does: 'import', affiliate: 0, amountMinor: 6_000n },
        { ...asked, id: 2, ...stop },
        { ...asked, id: 3, does: 'pay-all' },
      ],
      faults: {
        planned: new Map([
          [`act 2 ${stop.does} @2`, { kind: 'stall-before', amount: 500 }],
          ['act 3 pay-all @1', { kind: 'stall-before', amount: 600 }],
        ]),
      },
    };
    const { broken, ends, faults } = await tellHistory(story, { machines });
    expect(faults.size).toBe(2);
    expect(broken).toEqual([]);
    expect(ends.get('payment COMPLETED')).toBe(2);
  });
});
