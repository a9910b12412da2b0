import type { EventFacts } from '../../domain/events/payout-event.ts';
import { parkedBatchDetails } from './audit-details.ts';
import { factsOf, lines, type MessageOf } from './message-text.ts';

/**
 * Only for what waits for people. For money at the provider, they are told once, and again after a day. Or somebody has to
 * look.
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
  const lacking = shortfall === undefined ? `too little ${currency}` : `${shortfall} ${currency} lacking`;
  return {
    kind: 'waiting',
    subject: `${batchNumber} waits for money: ${lacking} at ${provider}`,
    text: lines(
      `${batchNumber} (${batchId}), ${totalAmount} ${currency} in all, cannot be paid: at ${provider} there is`,
      `${shortfall === undefined ? `too little money in ${currency}; how much is lacking it does not say.` : `too little money, by ${shortfall} ${currency}.`}`,
      'No payment has failed, and none is lost. Put money in; the batch then goes on by itself within minutes.',
    ),
  } as const;
}

function tellOfRefusal({ batchNumber, batchId, provider }: Waiting) {
  return {
    kind: 'waiting',
    subject: `${batchNumber} waits for you: ${provider} does not take it`,
    text: lines(
      `${provider} does not take ${batchNumber} (${batchId}) as it is, so it waits; other batches go on. Look at its incident`,
      `(GET /incidents), put right what it says, and execute the batch again (POST /batches/${batchId}/execute), or cancel it.`,
    ),
  } as const;
}
