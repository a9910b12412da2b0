import type { EventFacts } from '../../domain/events/payout-event.ts';
import { parkedBatchDetails } from './audit-details.ts';
import { factsOf, lines, type MessageOf } from './message-text.ts';

/**
 * Only for what waits for people: money at the provider, of which they are told once and again after a day, or a refusal
 * that somebody has to look at.
 */
export const tellOfWaiting: MessageOf = (entry, events) => {
  const [batch] = factsOf(events, 'batch.waiting');
  if (batch === undefined) return undefined;
  switch (batch.reason) {
    case 'no_funds':
      return parkedBatchDetails.parse(entry.details).isRepeated ? undefined : tellOfShortage(batch);
    case 'provider_refuses':
      return tellOfRefusal(batch);
    case 'paused':
    case 'restored':
    case 'daily_limit':
    case 'provider_busy':
      return undefined;
    default:
      return batch.reason satisfies never;
  }
};

type Waiting = EventFacts['batch.waiting'];

function tellOfShortage({ batchNumber, batchId, provider, currency, shortfall, totalAmount }: Waiting) {
  const missing = shortfall === undefined ? `too little ${currency}` : `${shortfall} ${currency} missing`;
  return {
    kind: 'waiting',
    subject: `${batchNumber} waits for money: ${missing} at ${provider}`,
    text: lines(
      `${batchNumber} (${batchId}), ${totalAmount} ${currency} in all, cannot be paid: our account at ${provider} holds`,
      `${shortfall === undefined ? `too little ${currency}. The provider does not say how much is missing.` : `too little money, by ${shortfall} ${currency}.`}`,
      'No payment has failed, and none is lost. Put money in; the batch then goes on by itself within minutes.',
    ),
  } as const;
}

function tellOfRefusal({ batchNumber, batchId, provider }: Waiting) {
  return {
    kind: 'waiting',
    subject: `${batchNumber} waits for you: ${provider} does not accept it`,
    text: lines(
      `${provider} does not accept ${batchNumber} (${batchId}) as it is, so it waits. Other batches go on. Look at its incident`,
      `(GET /incidents), correct what it names, and execute the batch again (POST /batches/${batchId}/execute), or cancel it.`,
    ),
  } as const;
}
