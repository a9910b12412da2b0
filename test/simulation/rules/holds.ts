import { mapOf, textOf } from './fields.ts';
import type { Facts, NotedChange, Rule, Transaction } from './rule.ts';

/**
 * A hold takes effect with its answer. Nothing is claimed for an affiliate who is on hold, or whose balance in that currency is,
 * whoever or whatever placed the hold.
 */
export function heldIsNotClaimed({ books }: Facts): Rule {
  return {
    id: 'holds',
    about: ['payment'],
    *transaction({ changes, cause }: Transaction) {
      if (cause === 'restore') return;
      for (const change of changes) {
        if (change.kind === 'payment' && !change.before) yield* claimBroken(change);
      }
    },
  };

  function* claimBroken({ after }: NotedChange) {
    if (!after) return;
    const [id, affiliateId, currency] = [
      textOf(after, 'transactionId'),
      textOf(after, 'affiliateId'),
      textOf(after, 'currency'),
    ];
    const holds = books.holds.get(affiliateId);
    const isHeld = mapOf(holds, 'all') ?? mapOf(mapOf(holds, 'byCurrency'), currency);
    if (isHeld) yield `${id} was claimed while ${affiliateId} is on hold`;
    if (mapOf(books.ledgerOf(after).balance, 'hold'))
      yield `${id} was claimed while the balance of ${affiliateId} is on hold`;
  }
}
