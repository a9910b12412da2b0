import { beforeAll, describe, expect, it } from 'vitest';
import { count, emptyTally, neverSeen } from '../prove/tally.ts';
import type { Machines } from '../world/machine/machines.ts';
import { sharedMachines } from '../world/machine/shared-machines.ts';
import { inventStory } from './invent-story.ts';
import { smallestStory } from './smallest-story.ts';
import { tellHistory } from './tell-history.ts';

const HISTORIES = 1_000;
/** A minute on an idle machine. */
const TIMEOUT_MS = 900_000;

describe(`${HISTORIES} histories`, () => {
  const tally = emptyTally();
  let machines: Machines;
  beforeAll(async () => {
    machines = await sharedMachines();
  });

  it(
    'break no rule',
    async () => {
      for (let seed = 1; seed <= HISTORIES; seed += 1) {
        const story = inventStory(seed);
        const told = await tellHistory(story, { machines });
        count(tally, told);
        if (told.broken.length > 0) expect.fail(await smallestStory(story, told, machines));
      }
      expect(tally.histories).toBe(HISTORIES);
    },
    TIMEOUT_MS,
  );

  it('have every kind of fault in them, and are recovered from in every way that there is', () => {
    expect(neverSeen(tally)).toEqual([]);
  });

  it('pay, and mostly do', () => {
    expect(tally.ends['payment COMPLETED']).toBeGreaterThan(tally.histories * 0.7);
  });
});
