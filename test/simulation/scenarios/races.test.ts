import { beforeAll, describe, expect, it } from 'vitest';
import { smallestStory } from '../histories/smallest-story.ts';
import type { Story } from '../histories/story.ts';
import { tellHistory } from '../histories/tell-history.ts';
import type { Alone } from '../world/lone-processes.ts';
import type { Machines } from '../world/machine/machines.ts';
import { sharedMachines } from '../world/machine/shared-machines.ts';
import { RACES } from './races.ts';

/** Takes some seconds on an idle machine. */
const TIMEOUT_MS = 600_000;

describe('two who meet, wherever they can,', () => {
  let machines: Machines;
  beforeAll(async () => {
    machines = await sharedMachines();
  });

  it.each(RACES)(
    '$name: no rule is broken',
    async ({ tellings }) => {
      const stories = await tellings(machines);
      const memory = await memoryOf(stories[0], machines);
      let met = 0;
      for (const story of stories) {
        const told = await tellHistory(story, { machines, memory });
        if (told.broken.length > 0) expect.fail(await smallestStory(story, told, machines));
        if ('planned' in story.faults && told.faults.size === story.faults.planned.size) met += 1;
      }
      expect(met).toBeGreaterThan(5);
    },
    TIMEOUT_MS,
  );
});

/** What lone processes leave behind in a story, whatever goes wrong in it otherwise. */
async function memoryOf(story: Story | undefined, machines: Machines): Promise<Map<string, Alone>> {
  const memory = new Map<string, Alone>();
  if (story) await tellHistory({ ...story, faults: { planned: new Map() } }, { machines, memory });
  return memory;
}
