import type { Payment } from '../../domain/transactions/payment.ts';
import type { Paged, PageRequest, Position } from '../../payouts/shared/paging.ts';
import { affiliateTransactionIndex, transactionKey, transactionSort } from '../keys.ts';

/** A page of a batch's payments, the highest ordinal first. Positions are those of a query of the batch's items. */
export function pageOf(payments: readonly Payment[], { limit, after }: PageRequest): Paged<Payment> {
  const left = payments
    .filter(({ transactionId }) => after?.SK === undefined || transactionKey(transactionId).SK < after.SK)
    .toSorted((one, other) => (one.transactionId < other.transactionId ? 1 : -1));
  const items = left.slice(0, limit);
  const last = items.at(-1);
  return { items, next: last && items.length === limit ? { ...transactionKey(last.transactionId) } : undefined };
}

/**
 * A page of an affiliate's payments from the index. Payments under way that the index does not name are put in at their places.
 * Positions are those of the index.
 */
export function withUnderWay(
  listed: Paged<Payment>,
  underWay: readonly Payment[],
  { limit, after }: PageRequest,
): Paged<Payment> {
  const known = new Set(listed.items.map(({ transactionId }) => transactionId));
  const missing = underWay.filter((payment) => {
    const sort = sortOf(payment);
    const isOfPage = (after?.GSI1SK === undefined || sort < after.GSI1SK) && sort > (listed.next?.GSI1SK ?? '');
    return isOfPage && !known.has(payment.transactionId);
  });
  if (missing.length === 0) return listed;
  const all = [...listed.items, ...missing].sort((one, other) => (sortOf(one) < sortOf(other) ? 1 : -1));
  if (all.length <= limit) return { ...listed, items: all };
  const items = all.slice(0, limit);
  const last = items.at(-1);
  return { items, next: last && positionOf(last) };
}

const sortOf = ({ createdAt, transactionId }: Payment) => transactionSort(createdAt, transactionId);

function positionOf(payment: Payment): Position {
  return {
    ...transactionKey(payment.transactionId),
    GSI1PK: affiliateTransactionIndex(payment.affiliateId),
    GSI1SK: sortOf(payment),
  };
}
