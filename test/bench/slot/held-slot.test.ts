import { expect, inject, it } from 'vitest';
import { benchWorld } from '../shared/bench-world.ts';
import { heldSlot, type SlotCase } from './held-slot.ts';

const held = async (slotCase: SlotCase) => {
  const { parts, waitedSeconds } = await heldSlot(await benchWorld(inject('dynamodbEndpoint')), slotCase, 2);
  return { states: parts.map(({ state, times }) => `${state} ${times}`), waitedSeconds, parts };
};

it('a batch that is paid at once holds the slot while it sends and is judged', async () => {
  const { states, waitedSeconds, parts } = await held('paid at once');
  expect(states).toEqual(['AcquireSlot 1', 'Split 1', 'PayChunk 1', 'Assess 1', 'Finalize 1']);
  expect(waitedSeconds).toBe(0);
  for (const { requests } of parts) expect(requests).toBeGreaterThan(0);
});

it('a batch that is paid later holds it for a minute of asking if nobody waits', async () => {
  const { states, waitedSeconds } = await held('paid later, nobody waits');
  expect(states).toEqual(['AcquireSlot 1', 'Split 1', 'PayChunk 1', 'Assess 8', 'Confirm 7', 'Settle 1']);
  expect(waitedSeconds).toBe(60);
});

it('a batch that is paid later gives it to the one that waits, once everything is sent', async () => {
  const { states, waitedSeconds } = await held('paid later, another batch waits');
  expect(states).toEqual(['AcquireSlot 1', 'Split 1', 'PayChunk 1', 'Assess 1', 'Settle 1']);
  expect(waitedSeconds).toBe(0);
});
