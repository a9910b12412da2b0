/** What the bank is, or does by itself. A long run must have seen each of these, too. */
export const OF_THE_BANK = [
  'bank is Rise',
  'bank is Rise, signed on the real curve',
  'bank pays',
  'bank takes-back',
  'bank pays-returned',
  'bank forgets a submission',
] as const;

/** What takes up whatever a crash, a wait or a race has left behind. A long run must have seen each of these. */
export const RECOVERIES = [
  'sweep execution slot',
  'sweep daily payouts',
  'sweep dead drafts',
  'sweep cancellations',
  'sweep received webhooks',
  'sweep open payments',
  'sweep settlements',
  'sweep returned payments',
  'sweep daily seals',
  'sweep queue',
  'sweep account sync',
  'sweep recovery',
  'state MarkUnknown',
  'state Confirm',
  'state Settle',
  'state Park',
  'state Parked',
  'state EachCurrency',
  'audit payment.unknown',
  'audit payment.retrying',
  'audit payment.not_taken',
  'audit payment.returned',
  'audit batch.recovered',
  'audit lost_payment.noted',
  'audit payouts.restore_settled',
] as const;
