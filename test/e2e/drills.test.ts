import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChildStack } from '../../infra/local/child-stack.ts';
import { carryOut } from '../../infra/local/drills/carry-out.ts';
import { DRILL_ENVIRONMENT, DRILLS } from '../../infra/local/drills/drills.ts';

/** One stack for all: each drill pays in a currency of its own, and must leave nothing behind for the next one. */
describe('the steps of the runbook end', { timeout: 240_000 }, () => {
  let stack: ChildStack;
  beforeAll(async () => {
    stack = await ChildStack.start(DRILL_ENVIRONMENT);
  }, 180_000);
  afterAll(() => stack?.stop());

  it.each(DRILLS.map((drill) => [drill.name, drill] as const))('the drill %s', async (_, drill) => {
    const said: string[] = [];
    await carryOut(drill, stack, (text) => said.push(text));
    expect(said).toHaveLength(drill.looks.length + drill.steps.length);
  });
});
