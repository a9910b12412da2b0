import { beforeAll, describe, expect, it } from 'vitest';
import type { Machines } from '../world/machine/machines.ts';
import { sharedMachines } from '../world/machine/shared-machines.ts';
import { tellWithEveryFault } from './every-fault.ts';
import { BANK_SCENARIOS } from './scenarios.ts';

/** Takes minutes on a busy machine. */
const TIMEOUT_MS = 600_000;

describe('payments, with one thing gone wrong, wherever and however,', () => {
  let machines: Machines;
  beforeAll(async () => {
    machines = await sharedMachines();
  });

  it.each(BANK_SCENARIOS)(
    '$name: no rule is broken',
    async (scenario) => {
      expect(await tellWithEveryFault(scenario, machines)).toBeGreaterThan(50);
    },
    TIMEOUT_MS,
  );
});
