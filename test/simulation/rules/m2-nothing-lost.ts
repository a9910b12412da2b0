import type { StoredMap } from '../store/stored-value.ts';
import { mapOf, optionalText, textOf } from './fields.ts';
import type { Facts, Rule } from './rule.ts';

const ENDED = ['COMPLETED', 'FAILED', 'CANCELLED'];

/**
 * M2: once faults have stopped and recovery has run, every claimed commission is paid or released, or its payment has been
 * reported to people. Such a payment failed for good in a batch that has ended, or is UNKNOWN and has an incident. Nothing
 * is on its way any more.
 */
export function nothingLost({ books }: Facts): Rule {
  return {
    id: 'M2',
    *end() {
      for (const { balance } of books.ledgers.values()) {
        const claim = mapOf(balance, 'open');
        const payment = claim && books.payments.get(textOf(claim, 'transactionId'));
        if (claim && !payment) yield `${String(claim.transactionId)} has a claim, and does not exist`;
      }
      for (const [id, payment] of books.payments) {
        const status = textOf(payment, 'status');
        const live = optionalText(payment, 'liveAttemptId');
        if (status === 'PENDING' || status === 'PROCESSING') yield `${id} is still ${status} in the end`;
        if (status === 'FAILED' && !isToldAsFailed(payment))
          yield `${id} FAILED, and nobody is told that it is not tried again`;
        if (status === 'UNKNOWN' && !hasIncident(id)) yield `${id} is UNKNOWN in the end, and no incident tells of it`;
        if (live !== undefined && status !== 'UNKNOWN')
          yield `${id} is ${status}, and attempt ${live} is still alive in the end`;
      }
    },
  };

  function isToldAsFailed(payment: StoredMap): boolean {
    const batch = books.batch(textOf(payment, 'batchId')).item;
    return batch !== undefined && ENDED.includes(textOf(batch, 'status')) && mapOf(payment, 'failure') !== undefined;
  }

  function hasIncident(id: string): boolean {
    return [...books.incidents.values()].some(({ transactionId, status }) => transactionId === id && status === 'OPEN');
  }
}
