import { PROBLEMS } from '../../lib/contracts/shared/problem.ts';
import { type BatchId, batchIdOf, type TransactionId } from '../../lib/domain/shared/ids.ts';
import type { AuditRepository } from '../../lib/payouts/audit/audit-repository.ts';
import { enterRefusal } from '../../lib/payouts/audit/enter-refusal.ts';
import type { Context } from '../../lib/payouts/shared/context.ts';
import { PayoutError } from '../../lib/payouts/shared/errors.ts';

type About = { readonly batchId: BatchId } | { readonly transactionId: TransactionId };

/**
 * Does what moves money for an admin; if it is refused as things are (409), that is entered in the audit log of the batch
 * too. Not what names nothing that exists, or is badly written: nobody tried anything with that.
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
