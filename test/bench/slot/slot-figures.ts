import * as z from 'zod';
import { benchWorld } from '../shared/bench-world.ts';
import { besideEngine } from '../shared/engine.ts';
import { median } from '../shared/median.ts';
import { numbers } from '../shared/rows.ts';
import type { Sizes } from '../sizes.ts';
import { type HeldSlot, heldSlot, SLOT_CASES } from './held-slot.ts';

const slotSchema = z.strictObject({
  slotCase: z.enum(SLOT_CASES),
  payments: z.int(),
  waitedSeconds: z.number(),
  parts: z
    .array(
      z.strictObject({
        state: z.string(),
        times: z.int(),
        requests: z.int(),
        /** Median of several runs. */
        milliseconds: z.number(),
      }),
    )
    .readonly(),
});
export type SlotFigures = Readonly<z.output<typeof slotSchema>>;
export const slotsSchema = z.array(slotSchema).readonly();

/** How long a batch of the largest size holds the slot, by what it does meanwhile. */
export const measureSlots = ({ paymentsOfBatch, processes }: Sizes): Promise<SlotFigures[]> =>
  besideEngine(async (endpoint) => {
    const payments = Math.max(...paymentsOfBatch);
    const figures: SlotFigures[] = [];
    for (const slotCase of SLOT_CASES) {
      const runs: HeldSlot[] = [];
      for (const _ of numbers(1, processes)) runs.push(await heldSlot(await benchWorld(endpoint), slotCase, payments));
      const [first] = runs;
      if (first === undefined) throw new Error('no run was measured');
      const parts = first.parts.map(({ state, times, requests }) => ({
        state,
        times,
        requests,
        milliseconds: median(runs.map((run) => timeIn(run, state))),
      }));
      figures.push({ slotCase, payments, waitedSeconds: first.waitedSeconds, parts });
    }
    return figures;
  });

const timeIn = ({ parts }: HeldSlot, state: string): number =>
  parts.find((part) => part.state === state)?.milliseconds ?? 0;
