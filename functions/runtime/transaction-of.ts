import { isTransactionId, type TransactionId, transactionId } from '../../lib/domain/shared/ids.ts';
import { PayoutError } from '../../lib/payouts/shared/errors.ts';

/** The transaction id in a path. @throws PayoutError `transaction_not_found` for an id that no transaction can have */
export function transactionOf(path: { readonly transactionId: string }): TransactionId {
  if (!isTransactionId(path.transactionId)) throw new PayoutError({ code: 'transaction_not_found', ...path });
  return transactionId(path.transactionId);
}
