import type { TransactionId } from '../../domain/shared/ids.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import type { CancelDependencies } from '../batches/cancel-batch.ts';
import { requireAsked } from '../batches/claiming.ts';
import { requireBatch } from '../batches/get-batch.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import { cancelPayments } from './cancel-payments.ts';
import { requireFinished } from './finished-transaction.ts';

const CANCELLED_BY_ADMIN = { code: 'transaction_cancelled', message: 'The payment was cancelled' };

/**
 * Cancels a FAILED payment of a finished batch: its commissions are payable again. Asking again changes nothing.
 *
 * @throws PayoutError `transaction_not_found`, `batch_not_finished`, `transaction_not_cancellable`, `restore_not_settled`
 */
export async function cancelTransaction(
  deps: CancelDependencies,
  context: Context,
  transactionId: TransactionId,
): Promise<Payment> {
  const found = await requireFinished(deps, transactionId);
  if (found.status === 'CANCELLED') return found;
  const { batchId } = found;
  await requireAsked(deps.settings, await requireBatch(deps.batches, batchId));
  await cancelPayments(
    deps,
    context,
    batchId,
    (payment) => payment.transactionId === transactionId,
    CANCELLED_BY_ADMIN,
  );
  const payment = await requireFinished(deps, transactionId);
  if (payment.status !== 'CANCELLED') {
    throw new PayoutError({ code: 'transaction_not_cancellable', transactionId, status: payment.status });
  }
  return payment;
}
