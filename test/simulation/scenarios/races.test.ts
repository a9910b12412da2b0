import { beforeAll, describe, expect, it } from 'vitest';
import { smallestStory } from '../histories/smallest-story.ts';
import { tellHistory } from '../histories/tell-history.ts';
import { type Machines, machinesOf } from '../world/machine/machines.ts';
import { synthesisedDefinitions } from '../world/machine/synthesised-definitions.ts';
import { RACES } from './races.ts';

/** Takes some seconds on an idle machine. */
const TIMEOUT_MS = 600_000;

describe('two who meet, wherever they can,', () => {
  let machines: Machines;
  beforeAll(() => {
    machines = machinesOf(synthesisedDefinitions());
  });

  it.each(RACES)(
    '$name: no rule is broken',
    async ({ tellings }) => {
      const stories = await tellings(machines);
      let met = 0;
      for (const story of stories) {
        const told = await tellHistory(story, { machines });
        if (told.broken.length > 0) expect.fail(await smallestStory(story, told, machines));
        if ('planned' in story.faults && told.faults.size === story.faults.planned.size) met += 1;
      }
      expect(met).toBeGreaterThan(5);
    },
    TIMEOUT_MS,
  );
});
