import type { TransactionId } from '../../../domain/shared/ids.ts';
import type { Outcome, PaymentOutcome } from '../../../domain/transactions/outcome.ts';
import type { Item } from '../api/payment-item-schema.ts';
import { markerOf } from './marker.ts';
import { hasMoved, outcomeOf } from './outcome-of.ts';
import type { RiseDocument } from './rise-document.ts';

type Payment = RiseDocument['payments'][number];

/** Which outcome counts when Rise lists several payments for one of ours: success wins. */
const RANK: Readonly<Record<Outcome['kind'], number>> = {
  completed: 5,
  returned: 4,
  unknown: 3,
  accepted: 2,
  refused: 1,
  failed: 0,
};

/** What a list of Rise says about the payments of an attempt. It says nothing about those that are not in it. */
export function outcomesOf(document: RiseDocument, items: readonly Item[]): PaymentOutcome[] {
  const byPayment = itemsByPayment(document, items);
  return document.payments.flatMap(({ transactionId }): PaymentOutcome[] => {
    const told = (byPayment.get(transactionId) ?? []).map((item) => ({ item, outcome: outcomeOf(item) }));
    const [best] = told.toSorted((one, other) => RANK[other.outcome.kind] - RANK[one.outcome.kind]);
    if (!best) return [];
    const moved = told.filter(({ outcome }) => hasMoved(outcome));
    const paidMinor = moved.reduce((sum, { item }) => sum + item.amountMinor, 0n);
    return [{ transactionId, outcome: best.outcome, ...(moved.length > 0 && { paidMinor }) }];
  });
}

/**
 * Matched by the id on the chain, then by our marker, then by the group. The order matters, because Rise may show a single
 * description for all payments of a group.
 */
function itemsByPayment(document: RiseDocument, items: readonly Item[]): ReadonlyMap<TransactionId, readonly Item[]> {
  const found = new Map<TransactionId, Item[]>();
  let left = [...items];
  for (const isOf of [byOnchainId, byMarker(document), byGroup(document)]) {
    const rest: Item[] = [];
    for (const item of left) {
      const payment = document.payments.find((one) => isOf(one, item));
      if (!payment) rest.push(item);
      else found.set(payment.transactionId, [...(found.get(payment.transactionId) ?? []), item]);
    }
    left = rest;
  }
  return found;
}

function byOnchainId({ onchainId }: Payment, item: Item): boolean {
  return item.onchainId === onchainId;
}

function byMarker({ attemptId }: RiseDocument) {
  return ({ transactionId, user }: Payment, item: Item): boolean =>
    item.description.startsWith(markerOf({ transactionId, attemptId })) && mayBeFor(user, item);
}

function byGroup({ payments }: RiseDocument) {
  return ({ groupId, user }: Payment, item: Item): boolean => {
    if (item.groupId !== groupId) return false;
    const isAlone = payments.filter((one) => one.groupId === groupId).length === 1;
    return isAlone ? mayBeFor(user, item) : item.recipient === user;
  };
}

/** Rise may show a company (`co-`) where we paid its user. */
function mayBeFor(user: string, { recipient }: Item): boolean {
  return recipient === undefined || !recipient.startsWith('us-') || recipient === user;
}
