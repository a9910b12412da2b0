import { PROBLEMS } from '../../lib/contracts/shared/problem.ts';
import { type BatchId, batchIdOf, type TransactionId } from '../../lib/domain/shared/ids.ts';
import type { AuditRepository } from '../../lib/payouts/audit/audit-repository.ts';
import { enterRefusal } from '../../lib/payouts/audit/enter-refusal.ts';
import type { Context } from '../../lib/payouts/shared/context.ts';
import { PayoutError } from '../../lib/payouts/shared/errors.ts';

type About = { readonly batchId: BatchId } | { readonly transactionId: TransactionId };

/**
 * Does something for an admin that moves money. If the current state forbids it (409), the refusal is entered in the
 * batch's audit log. Requests that are invalid, or that name nothing that exists, are not entered: they could not have done
 * anything.
 */
export async function withRefusalsEntered<T>(
  { audits }: { readonly audits: AuditRepository },
  context: Context,
  request: string,
  about: About,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PayoutError && PROBLEMS[error.refused.code].status === 409) {
      const batchId = 'batchId' in about ? about.batchId : batchIdOf(about.transactionId);
      const transaction = 'transactionId' in about ? { transactionId: about.transactionId } : {};
      await enterRefusal({ audits }, context, batchId, { request, code: error.refused.code, ...transaction });
    }
    throw error;
  }
}
