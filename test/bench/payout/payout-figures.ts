import * as z from 'zod';
import { unitsSchema } from '../meter/units.ts';
import { benchWorld } from '../shared/bench-world.ts';
import { besideEngine } from '../shared/engine.ts';
import { fillBooks } from '../shared/fill-books.ts';
import type { Sizes } from '../sizes.ts';
import { meteredPayout } from './metered-payout.ts';

const payoutSchema = z.strictObject({
  commissionsOfPayment: z.int(),
  payments: z.int(),
  stateTransitions: z.int(),
  lambdaInvocations: z.int(),
  /** Of the whole batch. */
  units: z.strictObject({
    claim: unitsSchema,
    send: unitsSchema,
    settle: unitsSchema,
    rest: unitsSchema,
    bank: unitsSchema,
  }),
});
export type PayoutFigures = Readonly<z.output<typeof payoutSchema>>;
export const payoutsSchema = z.array(payoutSchema).readonly();

/** A batch of every size, of payments that cover every number of commissions, each on books of its own. */
export const measurePayouts = ({ commissionsOfPayment, paymentsOfBatch }: Sizes): Promise<PayoutFigures[]> =>
  besideEngine(async (endpoint) => {
    const figures: PayoutFigures[] = [];
    for (const commissionsEach of commissionsOfPayment) {
      for (const affiliates of paymentsOfBatch) {
        const bench = await benchWorld(endpoint);
        await fillBooks(bench.world, { first: 1, affiliates, commissionsEach });
        figures.push({ commissionsOfPayment: commissionsEach, ...(await meteredPayout(bench)) });
      }
    }
    return figures;
  });
