import { beforeAll, describe, expect, it } from 'vitest';
import type { Machines } from '../world/machine/machines.ts';
import { sharedMachines } from '../world/machine/shared-machines.ts';
import { inventStory } from './invent-story.ts';
import type { Story } from './story.ts';
import { tellHistory } from './tell-history.ts';

describe('a history', () => {
  let machines: Machines;
  beforeAll(async () => {
    machines = await sharedMachines();
  });

  /** All that happened, in order. */
  async function transcript(story: Story): Promise<string[]> {
    const lines: string[] = [];
    await tellHistory(story, { machines, tell: (...line) => void lines.push(line.join(' ')) });
    return lines;
  }

  it('follows from its seed, to the last effect', async () => {
    for (const seed of [3, 17, 42, 48]) {
      const story = inventStory(seed);
      const first = await transcript(story);
      expect(first.length).toBeGreaterThan(50);
      expect(await transcript(story)).toEqual(first);
    }
  });

  it('in which nothing goes wrong pays everybody', async () => {
    const story: Story = {
      ...inventStory(1),
      cast: ['p1', 'p2', 'p3'].map((name) => ({ name, behaviour: 'ok', commissions: [6_000n, 100n] })),
      acts: [{ id: 0, does: 'pay-all', at: 0, lateBy: 0, admin: 0, asksAgain: false }],
      faults: { planned: new Map() },
    };
    const { broken, ends } = await tellHistory(story, { machines });
    expect(broken).toEqual([]);
    expect(Object.fromEntries(ends)).toEqual({ 'batch COMPLETED': 1, 'payment COMPLETED': 3 });
  });

  it.each([false, true])('pays through Rise, its signatures made on the real curve: %s', async (signsReally) => {
    const story: Story = {
      ...inventStory(1),
      cast: ['p1', 'p2'].map((name) => ({ name, behaviour: 'ok', commissions: [6_000n] })),
      acts: [{ id: 0, does: 'pay-all', at: 0, lateBy: 0, admin: 0, asksAgain: false }],
      faults: { planned: new Map() },
      paymentsPerSubmission: 50,
      rise: { signsReally, behaviour: { webhooks: 'drop' } },
    };
    const lines: string[] = [];
    const { broken, ends } = await tellHistory(story, { machines, tell: (...line) => void lines.push(line.join(' ')) });
    expect(broken).toEqual([]);
    expect(Object.fromEntries(ends)).toEqual({ 'batch COMPLETED': 1, 'payment COMPLETED': 2 });
    expect(lines.filter((line) => line.includes('calls Rise: PUT /v2/payments'))).toHaveLength(1);
  });
});
