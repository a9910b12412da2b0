import * as z from 'zod';
import { wholeNumber } from './whole-number.ts';

export const balancesSchema = z
  .object({ balances: z.array(z.object({ currency: z.string(), balance_cents: wholeNumber })) })
  .transform(({ balances }) => new Map(balances.map(({ currency, balance_cents }) => [currency, balance_cents])));

/** Minor units by currency. */
export type Balances = z.output<typeof balancesSchema>;
