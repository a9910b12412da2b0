import * as z from 'zod';
import { currencyField } from '../../lib/contracts/shared/fields.ts';
import { parseAmount } from '../../lib/domain/shared/money.ts';
import type { MockBank } from '../../lib/providers/mock/mock-bank.ts';

/** The body of `POST /_local/bank/funds`: the money that the Mock bank pays from; `null` is without limit, as at first. */
export const givenFundsSchema = z
  .strictObject({ currency: currencyField, amount: z.string().nullable() })
  .transform(({ currency, amount }, { addIssue }) => {
    if (amount === null) return { currency, amountMinor: undefined };
    const parsed = parseAmount(currency, amount);
    if (typeof parsed === 'object' && parsed.minor >= 0n) return { currency, amountMinor: parsed.minor };
    addIssue({ code: 'custom', path: ['amount'], message: `must be an amount in ${currency}, such as "100"` });
    return z.NEVER;
  });
export type GivenFunds = z.output<typeof givenFundsSchema>;

/** The product learns of it when it asks: before it sends, and in each sweep. */
export const funder =
  (bank: Pick<MockBank, 'setFunds'>) =>
  ({ currency, amountMinor }: GivenFunds): Promise<void> =>
    bank.setFunds(currency, amountMinor);
