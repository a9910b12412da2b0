import { currency, isCurrency } from '../../../domain/shared/currency.ts';
import { isId, payeeId } from '../../../domain/shared/ids.ts';
import type { ListedPayment } from '../../../payouts/shared/payment-provider.ts';
import type { Item } from '../api/payment-item-schema.ts';
import { markedIn } from './marker.ts';
import { outcomeOf } from './outcome-of.ts';

/** A payment of Rise's list in our terms; `undefined` if Rise does not say when it was made. */
export function listedPayment(item: Item): ListedPayment | undefined {
  if (item.madeAt === undefined) return undefined;
  const code = item.currency ?? 'USD';
  return {
    ours: markedIn(item.description),
    providerReference: item.onchainId,
    payee: {
      ...(item.recipientRiseid !== undefined &&
        isId(item.recipientRiseid) && { payeeId: payeeId(item.recipientRiseid) }),
      holderId: item.recipient,
    },
    // Rise pays out dollars only, but may name the token instead.
    currency: isCurrency(code) ? code : currency('USD'),
    amountMinor: item.amountMinor,
    at: item.madeAt,
    outcome: outcomeOf(item),
  };
}
