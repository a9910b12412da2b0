import { PayoutError, type RefusalCode, type Refused } from '../../payouts/shared/errors.ts';
import { EXAMPLE_ADMIN, EXAMPLE_BATCH_ID, EXAMPLE_TRANSACTION_ID } from '../shared/examples.ts';

const batchId = EXAMPLE_BATCH_ID;
const transactionId = EXAMPLE_TRANSACTION_ID;

/** An example of each refusal, for the API document. A new refusal does not compile without its line here. */
const REFUSALS: { readonly [Code in RefusalCode]: Extract<Refused, { code: Code }> } = {
  affiliate_not_found: { code: 'affiliate_not_found', affiliateId: 'ann' },
  commission_not_found: { code: 'commission_not_found', commissionId: 'c-1' },
  batch_not_found: { code: 'batch_not_found', batchId },
  transaction_not_found: { code: 'transaction_not_found', transactionId },
  incident_not_found: { code: 'incident_not_found', incidentId: `${transactionId}.0001-0000-0000` },
  incident_resolved: {
    code: 'incident_resolved',
    incidentId: `${transactionId}.0001-0000-0000`,
    by: EXAMPLE_ADMIN,
    at: '2026-11-24T09:30:00.000Z',
  },
  provider_not_found: { code: 'provider_not_found', provider: 'bank' },
  webhook_signature_invalid: {
    code: 'webhook_signature_invalid',
    provider: 'mock',
    reason: 'webhook-signature does not match the body, or was made with another secret',
  },
  webhook_event_not_found: { code: 'webhook_event_not_found', eventId: 'mock.evt-1' },
  unknown_provider: { code: 'unknown_provider', provider: 'bank', known: ['mock', 'rise'] },
  unsupported_currency: { code: 'unsupported_currency', provider: 'rise', currency: 'JPY' },
  nothing_payable: { code: 'nothing_payable', currency: 'USD' },
  not_payable: {
    code: 'not_payable',
    affiliateId: 'ann',
    reasonCode: 'below_minimum',
    reason: '12.50 USD is below the minimum payout of 50.00 USD',
  },
  unknown_preview: { code: 'unknown_preview' },
  preview_mismatch: { code: 'preview_mismatch' },
  stale_preview: { code: 'stale_preview', changes: [{ affiliateId: 'ann' }, { affiliateId: 'bob' }] },
  batch_not_executable: { code: 'batch_not_executable', batchId, status: 'CANCELLED' },
  batch_not_cancellable: { code: 'batch_not_cancellable', batchId, status: 'PROCESSING' },
  batch_not_finished: { code: 'batch_not_finished', transactionId, batchId, status: 'PROCESSING' },
  transaction_not_cancellable: { code: 'transaction_not_cancellable', transactionId, status: 'COMPLETED' },
  transaction_not_resolvable: { code: 'transaction_not_resolvable', transactionId, status: 'COMPLETED' },
  second_person_required: { code: 'second_person_required', what: `Batch "${batchId}"`, first: EXAMPLE_ADMIN },
  attempt_alive: {
    code: 'attempt_alive',
    transactionId,
    notAfter: '2026-11-23T10:20:02.000Z',
    because: 'may-arrive',
  },
  approval_required: { code: 'approval_required', batchId },
  batch_content_changed: { code: 'batch_content_changed', batchId },
  batch_not_approvable: { code: 'batch_not_approvable', batchId, status: 'CANCELLED' },
  report_too_large: { code: 'report_too_large', what: 'batches', limit: 10_000 },
  adjustment_conflict: { code: 'adjustment_conflict', adjustmentId: 'adj-2026-1', different: ['amount'] },
  rise_id_taken: { code: 'rise_id_taken', affiliateId: 'ann' },
  already_linked: { code: 'already_linked', affiliateId: 'ann' },
  invite_not_made: { code: 'invite_not_made', affiliateId: 'ann', provider: 'mock' },
  restore_not_settled: { code: 'restore_not_settled', restoredTo: '2026-11-23T09:00:00.000Z' },
  config_changed: { code: 'config_changed', version: 5, ifVersion: 4 },
  config_contended: { code: 'config_contended' },
  contended: { code: 'contended', what: 'the holds of affiliate "ann"' },
  transaction_not_retryable: { code: 'transaction_not_retryable', transactionId, reason: 'it is COMPLETED' },
};

/** What the caller is told in this example. */
export function refusalExample(code: RefusalCode): string {
  return new PayoutError(REFUSALS[code]).message;
}

export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(REFUSALS, code);
}
