import type { components } from '../api/schema.ts';

type Code = components['schemas']['Problem']['code'];

const LOOK_AGAIN = 'Look at what this page shows now: it has changed meanwhile.';
const NOT_HERE = 'Check the address, or look for it in the list.';
const TELL = 'Load the page again. If it stays like this, tell whoever looks after the system.';
const PROVIDER = 'Tell whoever looks after the system: the provider is not set up as this request needs it.';

/** What to do about a problem, by its code. The problem's own detail says what was wrong. A new code does not compile before it has its advice. */
const ADVICE: Readonly<Record<Code, string>> = {
  incident_not_found: NOT_HERE,
  affiliate_not_found: NOT_HERE,
  commission_not_found: NOT_HERE,
  batch_not_found: NOT_HERE,
  transaction_not_found: NOT_HERE,
  webhook_event_not_found: NOT_HERE,
  provider_not_found: PROVIDER,
  unknown_provider: PROVIDER,
  unsupported_currency: 'Choose another currency.',
  incident_resolved: LOOK_AGAIN,
  batch_not_executable: LOOK_AGAIN,
  batch_not_approvable: LOOK_AGAIN,
  batch_not_cancellable: LOOK_AGAIN,
  batch_content_changed: 'Load the page again, and look at the batch before you approve it.',
  batch_not_finished: 'Wait until the batch is finished; its page says how far it is.',
  transaction_not_cancellable: LOOK_AGAIN,
  transaction_not_retryable: LOOK_AGAIN,
  transaction_not_resolvable: LOOK_AGAIN,
  approval_required: 'Ask another admin to open this batch and approve it.',
  second_person_required: 'Ask another admin to do the same; it then takes effect.',
  stale_preview: 'Look at what changed, then preview again.',
  unknown_preview: 'A preview is good for a day. Preview again.',
  preview_mismatch: 'Preview again.',
  nothing_payable: 'Import approved commissions, or see why people are left out.',
  not_payable: 'The page of the affiliate says what keeps the money.',
  attempt_alive: 'Wait until the provider has said what became of it. The sweep asks every five minutes.',
  adjustment_conflict: 'Look at the statement: an adjustment under this id is there already.',
  rise_id_taken: 'Check the account. It belongs to another affiliate, and nobody else can be paid to it.',
  already_linked: 'Link another account instead, if this one is wrong.',
  invite_not_made: 'Check the e-mail address, and try again in some minutes.',
  restore_not_settled: 'The table was restored to an earlier moment. Payments wait until two people have settled that.',
  config_changed: 'Somebody else has changed the settings. Look at what is in force now.',
  config_contended: 'Somebody else is changing the settings. Load the page again.',
  contended: 'Others are changing the same at this moment. Try again.',
  idempotency_key_reused: 'Load the page again, and repeat what you did.',
  request_in_progress: 'Your first request is still being handled. Wait a moment.',
  invalid_request: 'Correct what is named above, and try again.',
  invalid_cursor: 'Go back to the first page.',
  report_too_large: 'Choose a shorter period or one currency.',
  body_too_large: 'Send less at once.',
  internal_error: 'Try again. If it stays like this, tell whoever looks after the system.',
  malformed_utf8: TELL,
  malformed_json: TELL,
  unsupported_content_encoding: TELL,
  unsupported_charset: TELL,
  webhook_signature_invalid: TELL,
};

/** What the gateway answers by itself has no code but the HTTP status. */
const ADVICE_ON_STATUS: Readonly<Record<string, string>> = {
  http_403: 'Your account may not do this. An administrator can add it to the group payout-admins.',
  http_404: 'There is no such page or record. Check the address.',
  http_429: 'There are too many requests. Wait a moment, and try again.',
  http_503: 'The system is not available at the moment. Try again.',
};

export const adviceOn = (code: string): string =>
  Object.entries({ ...ADVICE, ...ADVICE_ON_STATUS }).find(([one]) => one === code)?.[1] ?? TELL;
