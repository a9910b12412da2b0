import * as z from 'zod';
import { INELIGIBILITIES } from '../../domain/affiliates/eligibility.ts';
import type { RefusalCode } from '../../payouts/shared/errors.ts';
import { shownAmount, shownId } from './answer-fields.ts';
import { fieldErrorSchema } from './field-errors.ts';

/** Everything that can go wrong with a request: what the use cases refuse, and what the edge does. */
export type ProblemCode =
  | RefusalCode
  | 'invalid_request'
  | 'malformed_utf8'
  | 'malformed_json'
  | 'body_too_large'
  | 'unsupported_content_encoding'
  | 'unsupported_charset'
  | 'invalid_cursor'
  | 'idempotency_key_reused'
  | 'request_in_progress'
  | 'internal_error';

type ProblemKind = { readonly status: 400 | 401 | 404 | 409 | 413 | 415 | 422 | 500 | 503; readonly title: string };

/** HTTP status and title of each code. Total: a new code does not compile without its line here. */
export const PROBLEMS: Readonly<Record<ProblemCode, ProblemKind>> = {
  malformed_utf8: { status: 400, title: 'The body is not UTF-8' },
  malformed_json: { status: 400, title: 'The body is not JSON' },
  webhook_signature_invalid: { status: 401, title: 'The webhook is not signed by the provider' },
  incident_not_found: { status: 404, title: 'Incident not found' },
  incident_resolved: { status: 409, title: 'The incident is already resolved' },
  provider_not_found: { status: 404, title: 'Payment provider not found' },
  webhook_event_not_found: { status: 404, title: 'Webhook event not found' },
  affiliate_not_found: { status: 404, title: 'Affiliate not found' },
  commission_not_found: { status: 404, title: 'Commission not found' },
  batch_not_found: { status: 404, title: 'Batch not found' },
  transaction_not_found: { status: 404, title: 'Transaction not found' },
  nothing_payable: { status: 409, title: 'Nothing can be paid' },
  not_payable: { status: 409, title: 'The affiliate cannot be paid now' },
  stale_preview: { status: 409, title: 'Something changed since the preview' },
  preview_mismatch: { status: 409, title: 'The preview was made for another request' },
  batch_not_executable: { status: 409, title: 'The batch cannot be executed' },
  approval_required: { status: 409, title: 'The batch needs an approval' },
  batch_not_approvable: { status: 409, title: 'The batch cannot be approved' },
  batch_content_changed: { status: 409, title: 'The contentHash does not match the batch' },
  batch_not_cancellable: { status: 409, title: 'The batch cannot be cancelled' },
  batch_not_finished: { status: 409, title: 'The batch is not finished' },
  transaction_not_cancellable: { status: 409, title: 'The transaction cannot be cancelled' },
  transaction_not_retryable: { status: 409, title: 'The transaction cannot be retried' },
  transaction_not_resolvable: { status: 409, title: 'The transaction cannot be resolved' },
  second_person_required: { status: 409, title: 'A second person is required' },
  attempt_alive: { status: 409, title: 'The payment may still be paid' },
  adjustment_conflict: { status: 409, title: 'The adjustment already exists with other content' },
  rise_id_taken: { status: 409, title: 'The rise id is linked to another affiliate' },
  already_linked: { status: 409, title: 'The affiliate already has an account' },
  restore_not_settled: { status: 409, title: 'The restore is not settled' },
  config_changed: { status: 409, title: 'The configuration has changed' },
  config_contended: { status: 409, title: 'Others keep changing the configuration' },
  contended: { status: 409, title: 'Others keep changing the same thing' },
  idempotency_key_reused: { status: 409, title: 'The idempotency key belongs to another request' },
  request_in_progress: { status: 409, title: 'The same request is still being handled' },
  body_too_large: { status: 413, title: 'The body is too large' },
  unsupported_content_encoding: { status: 415, title: 'The body is compressed' },
  unsupported_charset: { status: 415, title: 'The charset of the body is not UTF-8' },
  invalid_request: { status: 422, title: 'The request is not valid' },
  invalid_cursor: { status: 422, title: 'The cursor is not valid' },
  unknown_preview: { status: 422, title: 'The preview is unknown or has expired' },
  unknown_provider: { status: 422, title: 'Unknown payment provider' },
  report_too_large: { status: 422, title: 'The report is too large' },
  unsupported_currency: { status: 422, title: 'The provider cannot pay in this currency' },
  internal_error: { status: 500, title: 'Internal error' },
  invite_not_made: { status: 503, title: 'The provider has made no invite' },
};

/** One side of a change since a preview: what was paid to the affiliate in the preview, or would be paid now. */
const previewSideSchema = z.object({ commissionCount: z.int(), totalAmount: shownAmount });

/** Fields of single problems beside the common ones (RFC 9457, section 3.2). */
export const problemExtensionsSchema = z.object({
  /**
   * `stale_preview`: the first hundred affiliates that changed. A missing side means that the affiliate was not, or would
   * not be, paid.
   */
  changes: z
    .array(
      z.object({
        affiliateId: shownId,
        previewed: previewSideSchema.optional(),
        now: previewSideSchema.optional(),
      }),
    )
    .optional(),
  changeCount: z.int().optional().describe('`stale_preview`: how many changed in all.'),
  reasonCode: z.enum(INELIGIBILITIES).optional().describe('`not_payable`: why, in one word.'),
});
export type ProblemExtensions = z.infer<typeof problemExtensionsSchema>;

/** The body of every error of our own: problem details by RFC 9457, with a stable `code`. */
export const problemSchema = problemExtensionsSchema.extend({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(Object.keys(PROBLEMS)),
  errors: z.array(fieldErrorSchema).optional(),
});
export type ProblemBody = z.infer<typeof problemSchema>;

/** RFC 9457 wants a URI. Ours says no more than the code. */
export const problemType = (code: ProblemCode): string => `urn:problem:disbursement:${code}`;

export const PROBLEM_CONTENT_TYPE = 'application/problem+json';
