import type { AuditEntry, AuditStatus } from '../../domain/audit/audit.ts';
import { formatAmount, money } from '../../domain/shared/money.ts';
import type { ProposedResolution } from '../../domain/transactions/payment.ts';
import type { PaymentAction, PaymentChange } from '../../domain/transactions/payment-change.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { Context } from '../shared/context.ts';

const STATUS: Readonly<Record<PaymentAction, AuditStatus>> = {
  'payment.sending': 'INFO',
  'payment.found': 'WARNING',
  'payment.completed': 'SUCCESS',
  'payment.unknown': 'WARNING',
  'payment.failed': 'FAILURE',
  'payment.not_taken': 'WARNING',
  'payment.retrying': 'INFO',
  'payment.cancelled': 'FAILURE',
  'payment.retried': 'INFO',
  'payment.returned': 'WARNING',
  'payment.overpaid': 'FAILURE',
  'payment.contradicted': 'FAILURE',
  'payment.attempt_closed': 'INFO',
  'payment.resolution_proposed': 'INFO',
  'payment.resolution_confirmed': 'INFO',
};

/** One entry for all changes of the same kind: what moved from where to where, how much, and why. */
export function auditPaymentChanges(context: Context, changes: readonly PaymentChange[]): AuditEntry[] {
  const byAction = Map.groupBy(changes, ({ action }) => action);
  return [...byAction].map(([action, same]) =>
    auditEntry(
      context,
      { type: 'batch', batchId: batchOf(same) },
      action,
      { payments: same.map(describeChange) },
      STATUS[action],
    ),
  );
}

function batchOf(changes: readonly PaymentChange[]) {
  const first = changes[0];
  if (!first) throw new RangeError('an audit entry must record at least one change');
  return first.before.batchId;
}

export function describeChange({ before, after, ledger }: PaymentChange) {
  const attemptId =
    'attemptId' in ledger ? ledger.attemptId : (after.liveAttemptId ?? after.paidByAttemptId ?? before.liveAttemptId);
  const replaced = replacedProposal(before.resolution, after.resolution);
  return {
    transactionId: before.transactionId,
    affiliateId: before.affiliateId,
    from: before.status,
    to: after.status,
    amount: formatAmount(money(before.currency, before.amountMinor)),
    currency: before.currency,
    ...(attemptId !== undefined && { attemptId }),
    ...(after.providerReference !== undefined && { providerReference: after.providerReference }),
    ...(after.resolution && { resolution: describeResolution(after.resolution) }),
    ...(replaced !== undefined && { takesAwayProposal: replaced }),
    ...(after.failure && { reason: after.failure.code, message: after.failure.message }),
    ...(after.failure?.retryAt !== undefined && { retryAt: after.failure.retryAt }),
  };
}

/** The proposal of one person that another proposal about the same attempt takes away. */
function replacedProposal(before: ProposedResolution | undefined, after: ProposedResolution | undefined) {
  const isReplaced = before && before.attemptId === after?.attemptId && before.proposalId !== after.proposalId;
  return isReplaced ? before.proposalId : undefined;
}

function describeResolution({ proposalId, outcome, evidence, by, confirmed }: ProposedResolution) {
  return {
    proposalId,
    outcome,
    evidence,
    proposedBy: by.name,
    ...(confirmed && { confirmedBy: confirmed.by.name, confirmingEvidence: confirmed.evidence }),
  };
}
