/** What to do about a problem, by its code. The problem's own detail says what was wrong. Where that is enough, there is no advice. */
const ADVICE: Readonly<Record<string, string>> = {
  approval_required: 'Ask another admin to open this batch and approve it.',
  second_person_required: 'Ask another admin to do the same; it then takes effect.',
  stale_preview: 'Look at what changed, then preview again.',
  unknown_preview: 'A preview is good for a day. Preview again.',
  preview_mismatch: 'Preview again.',
  nothing_payable: 'Import approved commissions, or see why people are left out.',
  batch_content_changed: 'Load the page again, and look at the batch before you approve it.',
  attempt_alive: 'Wait until the provider has said what became of it. The sweep asks every five minutes.',
  restore_not_settled: 'The table was restored to an earlier moment. Payments wait until two people have settled that.',
  idempotency_key_reused: 'Load the page again, and repeat what you did.',
  request_in_progress: 'Your first request is still being handled. Wait a moment.',
  config_changed: 'Somebody else has changed the settings. Look at what is in force now.',
  config_contended: 'Somebody else is changing the settings. Load the page again.',
  invalid_cursor: 'Go back to the first page.',
  internal_error: 'Try again. If it stays like this, tell whoever looks after the system.',
  http_403: 'Your account may not do this. An administrator can add it to the group payout-admins.',
  http_404: 'There is no such page or record. Check the address.',
  http_429: 'There are too many requests. Wait a moment, and try again.',
  http_503: 'The system is not available at the moment. Try again.',
};

export const adviceOn = (code: string): string | undefined => ADVICE[code];
