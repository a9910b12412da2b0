import type { Instant } from '../../../domain/shared/time.ts';
import type { PreparedSubmission } from '../../../domain/transactions/attempt.ts';
import type { Submission } from '../../../payouts/shared/payment-provider.ts';
import type { RiseApi } from '../api/rise-api.ts';
import { RiseError } from '../rise-error.ts';
import { rejectionOf } from './rejection-of.ts';
import { readRiseDocument } from './rise-document.ts';

/**
 * Sends what was prepared, once. Accepted is not paid; a look-up shows when it is.
 *
 * @throws RiseError when the answer is lost, or does not say for sure whether the payments were accepted
 */
export async function submitPayments(
  api: RiseApi,
  { document, notAfter }: PreparedSubmission,
  now: Instant,
): Promise<Submission> {
  if (now > notAfter) {
    const message = `It was not sent: its signature was valid until ${notAfter}`;
    return { kind: 'rejected', rejection: { reason: 'expired', message } };
  }
  const { request, signer, typedData, signature, payments } = readRiseDocument(document);
  try {
    await api.executePayments({ ...request, signer, typed_data: typedData, signature });
  } catch (error) {
    const rejection = error instanceof RiseError ? rejectionOf(error) : undefined;
    if (!rejection) throw error;
    return { kind: 'rejected', rejection };
  }
  return {
    kind: 'taken',
    outcomes: payments.map(({ transactionId, onchainId }) => ({
      transactionId,
      outcome: { kind: 'accepted', providerReference: onchainId },
    })),
  };
}
