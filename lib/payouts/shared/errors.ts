import type { Ineligibility } from '../../domain/affiliates/eligibility.ts';
import type { BatchStatus } from '../../domain/batches/batch.ts';
import type { PaymentStatus } from '../../domain/transactions/payment.ts';
import type { PlannedPayout } from './planned-payout.ts';

/** What a use case refuses, as typed facts. The sentence is derived from them. Each has one code and one HTTP status. */
export type Refused =
  | { readonly code: 'affiliate_not_found'; readonly affiliateId: string }
  | { readonly code: 'commission_not_found'; readonly commissionId: string }
  | { readonly code: 'batch_not_found'; readonly batchId: string }
  | { readonly code: 'transaction_not_found'; readonly transactionId: string }
  | { readonly code: 'incident_not_found'; readonly incidentId: string }
  | { readonly code: 'incident_resolved'; readonly incidentId: string; readonly by: string; readonly at: string }
  | { readonly code: 'provider_not_found'; readonly provider: string }
  | { readonly code: 'webhook_signature_invalid'; readonly provider: string; readonly reason: string }
  | { readonly code: 'webhook_event_not_found'; readonly eventId: string }
  | { readonly code: 'unknown_provider'; readonly provider: string; readonly known: readonly string[] }
  | { readonly code: 'unsupported_currency'; readonly provider: string; readonly currency: string }
  | { readonly code: 'nothing_payable'; readonly currency: string }
  | {
      readonly code: 'not_payable';
      readonly affiliateId: string;
      readonly reasonCode: Ineligibility;
      readonly reason: string;
    }
  | { readonly code: 'unknown_preview' }
  | { readonly code: 'preview_mismatch' }
  | { readonly code: 'stale_preview'; readonly changes: readonly PreviewChange[] }
  | { readonly code: 'batch_not_executable'; readonly batchId: string; readonly status: BatchStatus }
  | { readonly code: 'approval_required'; readonly batchId: string }
  | { readonly code: 'batch_not_approvable'; readonly batchId: string; readonly status: BatchStatus }
  | { readonly code: 'batch_content_changed'; readonly batchId: string }
  | { readonly code: 'batch_not_cancellable'; readonly batchId: string; readonly status: BatchStatus }
  | {
      readonly code: 'batch_not_finished';
      readonly transactionId: string;
      readonly batchId: string;
      readonly status: BatchStatus;
    }
  | { readonly code: 'transaction_not_cancellable'; readonly transactionId: string; readonly status: PaymentStatus }
  | { readonly code: 'transaction_not_resolvable'; readonly transactionId: string; readonly status: PaymentStatus }
  /** The person who made or proposed something may not approve it. */
  | { readonly code: 'second_person_required'; readonly what: string; readonly first: string }
  | {
      readonly code: 'attempt_alive';
      readonly transactionId: string;
      readonly notAfter: string;
      readonly because: 'may-arrive' | 'found' | 'not-asked';
    }
  | { readonly code: 'report_too_large'; readonly what: 'batches' | 'rows'; readonly limit: number }
  | { readonly code: 'transaction_not_retryable'; readonly transactionId: string; readonly reason: string }
  | { readonly code: 'config_contended' }
  | { readonly code: 'config_changed'; readonly version: number; readonly ifVersion: number }
  /** Every try to write met another writer. */
  | { readonly code: 'contended'; readonly what: string }
  | { readonly code: 'restore_not_settled'; readonly restoredTo: string; readonly left?: string | undefined }
  | { readonly code: 'rise_id_taken'; readonly affiliateId: string }
  | { readonly code: 'already_linked'; readonly affiliateId: string }
  | { readonly code: 'invite_not_made'; readonly affiliateId: string; readonly provider: string }
  | { readonly code: 'adjustment_conflict'; readonly adjustmentId: string; readonly different: readonly string[] };

/**
 * How one affiliate's part of a preview differs from what would be paid now. A missing side was not, or would not be, paid.
 */
export type PreviewChange = {
  readonly affiliateId: string;
  readonly previewed?: PlannedPayout | undefined;
  readonly now?: PlannedPayout | undefined;
};

export type RefusalCode = Refused['code'];

/** Whether the refusal decides nothing: others were faster each time, or the provider gave no answer. The same request may go through next. */
export function isPassing(refused: Refused): boolean {
  switch (refused.code) {
    case 'contended':
    case 'config_contended':
      return true;
    case 'attempt_alive':
      return refused.because === 'not-asked';
    default:
      return false;
  }
}

/** An expected refusal: the request cannot be carried out in the present state. */
export class PayoutError extends Error {
  override readonly name = 'PayoutError';
  readonly refused: Refused;

  /** @param options `cause`: what broke, for the log */
  constructor(refused: Refused, options?: { readonly cause: unknown }) {
    super(describe(refused), options);
    this.refused = refused;
  }
}

function describe(refused: Refused): string {
  switch (refused.code) {
    case 'affiliate_not_found':
      return `There is no affiliate "${refused.affiliateId}".`;
    case 'commission_not_found':
      return `There is no commission "${refused.commissionId}".`;
    case 'batch_not_found':
      return `There is no batch "${refused.batchId}".`;
    case 'transaction_not_found':
      return `There is no transaction "${refused.transactionId}".`;
    case 'incident_not_found':
      return `There is no incident "${refused.incidentId}".`;
    case 'incident_resolved':
      return `Incident "${refused.incidentId}" was resolved by ${refused.by} at ${refused.at}; the note made then cannot be changed.`;
    case 'provider_not_found':
      return `There is no payment provider "${refused.provider}".`;
    case 'webhook_signature_invalid':
      return `The webhook could not be verified as sent by the payment provider "${refused.provider}": ${refused.reason}.`;
    case 'webhook_event_not_found':
      return `There is no webhook event "${refused.eventId}".`;
    case 'unknown_provider':
      return `There is no payment provider "${refused.provider}". Use one of: ${refused.known.join(', ')}.`;
    case 'unsupported_currency':
      return `The payment provider "${refused.provider}" cannot pay in ${refused.currency}. Choose another currency or provider.`;
    case 'nothing_payable':
      return `None of these affiliates can be paid in ${refused.currency} now. A preview names the reason for each.`;
    case 'not_payable':
      return `Affiliate "${refused.affiliateId}" cannot be paid now: ${refused.reason}.`;
    case 'unknown_preview':
      return 'The previewToken is unknown or more than a day old. Request a new preview.';
    case 'preview_mismatch':
      return 'The previewToken was issued for a different request. Send the same body as for the preview.';
    case 'stale_preview':
      return `${refused.changes.length} affiliates changed since the preview. Request a new preview.`;
    case 'batch_not_executable':
      return `Batch "${refused.batchId}" is ${refused.status} and cannot be executed.`;
    case 'approval_required':
      return `Batch "${refused.batchId}" needs the approval of a second person before it is executed. That person sends POST /batches/${refused.batchId}/approve.`;
    case 'batch_not_approvable':
      return `Batch "${refused.batchId}" is ${refused.status}; only a PENDING batch can be approved.`;
    case 'batch_content_changed':
      return `Batch "${refused.batchId}" does not match this contentHash. Read the batch again, and approve it with the contentHash that it has now.`;
    case 'batch_not_cancellable':
      return `Batch "${refused.batchId}" is ${refused.status}; only a PENDING, QUEUED or FAILED batch can be cancelled.`;
    case 'batch_not_finished':
      return `Transaction "${refused.transactionId}" belongs to batch "${refused.batchId}", which is ${refused.status}. Wait until it is finished.`;
    case 'transaction_not_cancellable':
      return `Transaction "${refused.transactionId}" is ${refused.status}; only a FAILED transaction can be cancelled.`;
    case 'transaction_not_resolvable':
      return `Transaction "${refused.transactionId}" is ${refused.status}; only an UNKNOWN transaction can be resolved by hand.`;
    case 'second_person_required':
      return `${refused.what} was made or proposed by ${refused.first}. Another person has to send this request.`;
    case 'attempt_alive':
      return `Transaction "${refused.transactionId}" may still be paid: ${ALIVE[refused.because](refused.notAfter)}`;
    case 'transaction_not_retryable':
      return `Transaction "${refused.transactionId}" cannot be retried: ${refused.reason}.`;
    case 'adjustment_conflict':
      return `The adjustment "${refused.adjustmentId}" already exists with a different ${refused.different.join(', ')}. Choose a new adjustmentId for a new adjustment.`;
    case 'rise_id_taken':
      return `The rise id for affiliate "${refused.affiliateId}" is already linked to another affiliate. Check the rise id: each account belongs to one affiliate.`;
    case 'already_linked':
      return `Affiliate "${refused.affiliateId}" already has an account at the provider: GET /affiliates/${refused.affiliateId}. To use another account, link that one instead of inviting.`;
    case 'invite_not_made':
      return `The payment provider "${refused.provider}" did not create an invite for "${refused.affiliateId}". It did not answer, or it refused the address. Try again later; if it already has an account for the affiliate, link that account.`;
    case 'restore_not_settled':
      return `The table was restored to ${refused.restoredTo}, and the restore is not settled${refused.left === undefined ? '. Until it is, nothing is claimed, sent or cancelled' : `: ${refused.left}`}. GET /recovery says what is left.`;
    case 'config_changed':
      return `The configuration has version ${refused.version}, not ${refused.ifVersion}: it was changed after it was read. Nothing was changed now. Read it again, and send the change with its version if it is still wanted.`;
    case 'config_contended':
      return 'Others kept changing the configuration while this change was being written. Send it again.';
    case 'contended':
      return `Others kept changing ${refused.what} while this request was being carried out. Send it again: what was done is not done twice.`;
    case 'report_too_large':
      return `The report would have more than ${refused.limit} ${refused.what}. Choose a shorter period, one currency, or groupBy=month.`;
    default:
      return refused satisfies never;
  }
}

const ALIVE: Readonly<Record<(Refused & { code: 'attempt_alive' })['because'], (notAfter: string) => string>> = {
  'may-arrive': (notAfter) =>
    `the provider accepts the attempt until ${notAfter}. Resolve the transaction a few seconds after that.`,
  found: () => 'the provider has received it and has not finished it. Ask the provider, and wait for its answer.',
  'not-asked': () => 'the provider could not be asked. Try again when it answers.',
};
