import { PAYMENT_STATUSES } from '../../../lib/domain/transactions/payment.ts';
import type { BatchSums } from './books.ts';
import { integerOf, mapOf, optionalText, textOf } from './fields.ts';
import type { Facts, Rule, Transaction } from './rule.ts';

/** The numbers and amounts of a batch are those of its payments, status by status. */
export function countsRule({ books }: Facts): Rule {
  return {
    id: 'counts',
    about: ['batch', 'payment'],
    *transaction({ changes }: Transaction) {
      const touched = new Set<string>();
      for (const { kind, before, after } of changes) {
        const id = optionalText(after ?? before, 'batchId');
        if (id !== undefined && (kind === 'batch' || kind === 'payment')) touched.add(id);
      }
      for (const id of touched) yield* sumsBroken(id, books.batch(id));
    },
  };
}

function* sumsBroken(id: string, { item, counts, amounts, total, sumOf }: BatchSums): Generator<string> {
  if (!item) {
    if (total > 0n) yield `batch ${id} has payments, but does not exist`;
    return;
  }
  for (const status of PAYMENT_STATUSES) {
    const [count, amount] = [mapOf(item, 'counts')?.[status], mapOf(item, 'amounts')?.[status]];
    const [countFound, amountFound] = [counts.get(status) ?? 0n, amounts.get(status) ?? 0n];
    if (count === countFound && amount === amountFound) continue;
    yield `batch ${textOf(item, 'batchId')} says ${count} payments of ${amount} are ${status}; there are ${countFound} of ${amountFound}`;
  }
  if (integerOf(item, 'paymentCount') !== total || integerOf(item, 'totalMinor') !== sumOf(amounts)) {
    yield `batch ${id} says ${item.paymentCount} payments of ${item.totalMinor} in all; there are ${total} of ${sumOf(amounts)}`;
  }
}
