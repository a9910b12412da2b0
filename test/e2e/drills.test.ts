import { describe, expect, it } from 'vitest';
import { carryOut } from '../../infra/local/drills/carry-out.ts';
import { DRILL_ENVIRONMENT, DRILLS } from '../../infra/local/drills/drills.ts';
import { ownStack } from '../support/own-stack.ts';

/** One stack for all: each drill pays in a currency of its own, and must leave nothing behind for the next one. */
describe('the steps of the runbook end', { timeout: 600_000 }, () => {
  const { stack } = ownStack(DRILL_ENVIRONMENT);

  it.each(DRILLS.map((drill) => [drill.name, drill] as const))('the drill %s', async (_, drill) => {
    const said: string[] = [];
    await carryOut(drill, stack, (text) => said.push(text));
    expect(said).toHaveLength(drill.looks.length + drill.steps.length);
  });
});
