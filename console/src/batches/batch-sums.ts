import type { Batch } from '../shared/api/types.ts';
import { moneyText } from '../shared/money/money-text.ts';
import { people } from '../shared/money/people.ts';
import { sumOf } from '../shared/money/totals.ts';

/** What batches pay together, by currency: `USD 108,500.00 to 1,085 people`. */
export const batchesText = (batches: readonly Pick<Batch, 'totalAmount' | 'currency' | 'paymentCount'>[]): string => {
  const byCurrency = Map.groupBy(batches, ({ currency }) => currency);
  return [...byCurrency]
    .map(([currency, some]) => {
      const amount = sumOf(some.map(({ totalAmount }) => totalAmount));
      const count = some.reduce((sum, { paymentCount }) => sum + paymentCount, 0);
      return `${moneyText({ amount, currency })} to ${people(count)}`;
    })
    .join(', and ');
};
