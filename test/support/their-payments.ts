import type { TheirPayment } from '../../lib/domain/reports/their-payment.ts';
import type { AttemptId } from '../../lib/domain/shared/ids.ts';
import type { Payment } from '../../lib/domain/transactions/payment.ts';
import { aPayment, FIRST, NOW } from './domain.ts';

/** A payment that FIRST paid, under the reference `ref-<ordinal>`. */
export function aPaidPayment(patch: Partial<Payment> = {}, ordinal = 1): Payment {
  return aPayment(
    {
      status: 'COMPLETED',
      paidByAttemptId: FIRST,
      attemptIds: [FIRST],
      providerReference: `ref-${ordinal}`,
      completedAt: NOW,
      ...patch,
    },
    ordinal,
  );
}

/** A payment as the provider lists it, in agreement with our books. */
export function listedAs(
  payment: Payment,
  patch: Partial<TheirPayment> = {},
  attemptId: AttemptId = FIRST,
): TheirPayment {
  const { transactionId, currency, amountMinor } = payment;
  const providerReference = patch.providerReference ?? payment.providerReference ?? 'ref';
  return {
    ours: { transactionId, attemptId },
    providerReference,
    currency,
    amountMinor,
    at: NOW,
    outcome: { kind: 'completed', providerReference },
    ...patch,
  };
}
