import { expect, it } from 'vitest';
import { tellHistory } from '../histories/tell-history.ts';
import type { Alone } from '../world/lone-processes.ts';
import { sharedMachines } from '../world/machine/shared-machines.ts';
import { singleFaults } from './every-fault.ts';
import { BANK_SCENARIOS, PEOPLE_SCENARIOS } from './scenarios.ts';

const NONE: ReadonlySet<string> = new Set();
const names = ['one payment', 'two people pay all at once', 'webhooks early, twice and wrong'];
const scenarios = [...BANK_SCENARIOS, ...PEOPLE_SCENARIOS].filter(({ name }) => names.includes(name));

it.each(scenarios)(
  'what lone processes left behind stands for them, to the end of the history: $name',
  async ({ story }) => {
    const machines = await sharedMachines();
    const memory = new Map<string, Alone>();
    await tellHistory(story, { machines, memory });
    const effects = { run: 0, remembered: 0 };
    for (const one of await singleFaults(story, machines, 41)) {
      const { effects: all, ...run } = await tellHistory(one, { machines, known: NONE });
      const { effects: fewer, ...remembered } = await tellHistory(one, { machines, known: NONE, memory });
      expect(remembered).toEqual(run);
      effects.run += all;
      effects.remembered += fewer;
    }
    expect(effects.remembered).toBeLessThan(0.95 * effects.run);
  },
);
