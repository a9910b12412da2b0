import { isFinished } from '../../domain/batches/batch.ts';
import { batchIdOf, type TransactionId } from '../../domain/shared/ids.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import { PayoutError } from '../shared/errors.ts';
import type { PaymentRepository } from './payment-repository.ts';

/** A payment that an admin may act on by itself. @throws PayoutError `transaction_not_found`, `batch_not_finished` */
export async function requireFinished(
  { batches, payments }: { readonly batches: BatchRepository; readonly payments: PaymentRepository },
  transactionId: TransactionId,
): Promise<Payment> {
  const batch = await batches.find(batchIdOf(transactionId));
  const payment = (await payments.find([transactionId])).get(transactionId);
  if (!batch || !payment) throw new PayoutError({ code: 'transaction_not_found', transactionId });
  if (!isFinished(batch.status)) {
    throw new PayoutError({ code: 'batch_not_finished', transactionId, batchId: batch.batchId, status: batch.status });
  }
  return payment;
}
