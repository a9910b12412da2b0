import type { Outcome } from '../../../domain/transactions/outcome.ts';
import type { Item } from '../api/payment-item-schema.ts';

const CANCELED: readonly (string | undefined)[] = ['canceled', 'open_canceled'];

/** What the state of a payment in Rise's list means to us. */
export function outcomeOf({ state, invoiceStatus, onchainId }: Item): Outcome {
  switch (state) {
    case 'Complete':
      return CANCELED.includes(invoiceStatus)
        ? {
            kind: 'returned',
            providerReference: onchainId,
            message: 'Rise paid it, and has since marked its invoice as cancelled',
          }
        : { kind: 'completed', providerReference: onchainId };
    case 'Intent':
    case 'Scheduled':
    case 'Undefined':
      return { kind: 'accepted', providerReference: onchainId };
    case 'Removed':
      return {
        kind: 'refused',
        code: 'rise_removed',
        message: 'Rise has removed the payment: it was cancelled at Rise, or it failed',
      };
    default:
      return { kind: 'unknown', message: 'Rise reports a payment status that we do not know' };
  }
}

/** Whether money went out, even if it came back. */
export function hasMoved({ kind }: Outcome): boolean {
  return kind === 'completed' || kind === 'returned';
}
