import { createHash } from 'node:crypto';
import type { AttemptId } from '../../../domain/shared/ids.ts';
import type { CreateBody } from '../api/payment-schema.ts';
import type { RiseSettings } from '../settings.ts';
import { descriptionOf } from './marker.ts';
import type { Recipient } from './recipients.ts';

/** The request of an attempt, in Rise's names. The same content always makes the same request. */
export function createBodyOf(
  { team, network }: Pick<RiseSettings, 'team' | 'network'>,
  attemptId: AttemptId,
  recipients: readonly Recipient[],
): CreateBody {
  return {
    from: team,
    to: recipients.map(({ transactionId, user, amountMinor }) => ({
      to: user,
      // At most 10^10 by the limits, so a number holds it exactly.
      amount_cents: Number(amountMinor),
      currency_symbol: 'USD',
      invoice_description: descriptionOf({ transactionId, attemptId }),
    })),
    pay_now: true,
    ...(network !== undefined && { network }),
  };
}

/** The hash covers our own request only. What Rise adds to it (salt, ids, expiry) differs each time. */
export function requestHashOf(body: CreateBody): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}
