import { type Currency, isCurrency } from '../../../lib/domain/shared/currency.ts';
import { add, formatAmount, parseAmount, zero } from '../../../lib/domain/shared/money.ts';
import { withCommas } from './numbers.ts';
import type { Batch, Transaction } from './payout-client.ts';

/** One line for each currency. */
export const totalsTable = (batches: readonly Batch[], transactions: readonly Transaction[]) =>
  [...new Set(batches.map(({ currency }) => currency))].filter(isCurrency).map((currency) =>
    totals(
      currency,
      batches.filter((batch) => batch.currency === currency),
      transactions.filter((transaction) => transaction.currency === currency),
    ),
  );

const totals = (currency: Currency, batches: readonly Batch[], transactions: readonly Transaction[]) => {
  const count = (of: (batch: Batch) => number) => withCommas(batches.reduce((sum, batch) => sum + of(batch), 0));
  return {
    currency,
    batches: withCommas(batches.length),
    payments: count(({ paymentCount }) => paymentCount),
    paid: count(({ counts }) => counts.completed),
    failed: count(({ counts }) => counts.failed + counts.cancelled),
    returned: count(({ counts }) => counts.returned),
    'amount paid': `${withCommas(formatAmount(paidIn(currency, transactions)))} ${currency}`,
  };
};

const paidIn = (currency: Currency, transactions: readonly Transaction[]) =>
  transactions
    .filter(({ status }) => status === 'COMPLETED')
    .reduce((sum, { amount }) => {
      const parsed = parseAmount(currency, amount);
      if (typeof parsed === 'string') throw new Error(`The API answered the amount "${amount}".`);
      return add(sum, parsed);
    }, zero(currency));
