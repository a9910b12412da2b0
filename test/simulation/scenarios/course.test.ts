import { expect, it } from 'vitest';
import { tellHistory } from '../histories/tell-history.ts';
import type { Alone } from '../world/lone-processes.ts';
import { sharedMachines } from '../world/machine/shared-machines.ts';
import { singleFaults } from './every-fault.ts';
import { PEOPLE_SCENARIOS } from './scenarios.ts';

const NONE: ReadonlySet<string> = new Set();
const names = ['cancelled after a refusal', 'the sweep comes by while it is executed'];
const scenarios = PEOPLE_SCENARIOS.filter(({ name }) => names.includes(name));

it.each(scenarios)('what has come to where another history was goes on as that one did: $name', async ({ story }) => {
  const machines = await sharedMachines();
  const memory = new Map<string, Alone>();
  const known = new Set((await tellHistory(story, { machines, known: NONE, memory })).courses);
  let met = 0;
  for (const one of await singleFaults(story, machines, 4)) {
    const { courses } = await tellHistory(one, { machines, known: NONE, memory });
    const first = courses.findIndex((course) => known.has(course));
    if (first >= 0) {
      met += 1;
      expect(courses.slice(first).filter((course) => !known.has(course))).toEqual([]);
    }
    for (const course of courses) known.add(course);
  }
  expect(met).toBeGreaterThan(50);
});
