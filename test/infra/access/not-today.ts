/** Permissions that are needed for what does not happen on this day. */
export const NOT_TODAY: Readonly<Record<string, readonly string[]>> = {
  // Beyond 5,000 payable affiliates the summary is kept.
  'list-payable-affiliates': ['PutItem SUMMARY#PAYABLE'],
  // Only of a batch of which part was paid may something come back.
  'cancel-batch': ['PutItem RETURNS'],
  // A step that is repeated late may find that money moved for a payment that was given up meanwhile. Also, a provider may
  // refuse a submission.
  'pay-chunk': ['PutItem AFFILIATE#*', 'PutItem INCIDENT#*', 'BatchGetItem INCIDENT#*'],
  // The same. Besides, it sends a submission again that a crash kept from the bank. The Mock bank then counts the payee's earlier
  // failures, and takes the amount from the money that it has.
  'confirm-payments': ['PutItem INCIDENT#*', 'Query MOCKBANK#*', 'UpdateItem MOCKBANK#*'],
  // Only for a provider that takes the money when it pays do they subtract what is under way in other batches.
  'split-batch': ['Query GSI2 BATCHES#*'],
  'park-batch': ['Query GSI2 BATCHES#*'],
  // Only when something must be sent again in a batch that has given its slot back.
  'settle-batch': ['Query BATCH#*'],
  // Only for a batch that was approved while its scheduled run still goes on. Otherwise the sweep queues it.
  'queue-scheduled-batches': ['Query BATCH#*'],
  // Only for a payment without an item of its own, which is put together from its claim and its attempt.
  'list-affiliate-commissions': ['GetItem BATCH#*', 'Query BATCH#*'],
  'get-affiliate-statement': ['GetItem BATCH#*', 'Query BATCH#*'],
  'get-transaction': ['Query BATCH#*'],
  // Its look-up may find that another attempt paid too, or that the money came back.
  'resolve-transaction': ['Query BATCH#*', 'PutItem AFFILIATE#*', 'PutItem INCIDENT#*', 'Query MOCKBANK#*'],
  // A hold is placed on whom RiseWorks says that it has suspended; the Mock bank suspends nobody.
  sweep: ['UpdateItem HOLDS'],
  // The same, and what the look-up may find, as for the first delivery.
  'replay-webhook-event': ['UpdateItem HOLDS', 'Query BATCH#*', 'PutItem INCIDENT#*', 'Query MOCKBANK#*'],
  // Only when a webhook is the first to find that an attempt is dead: its amount no longer counts for the limit of 24 hours. And only
  // after a restore: then this route and the next one ask the bank by our reference for attempts that were lost.
  'receive-webhook': ['UpdateItem HOLDS', 'Query BATCH#*', 'UpdateItem SENT#*', 'Query MOCKBANK#*'],
  'get-reconciliation-report': ['Query MOCKBANK#*'],
  // Only a seal from outside that the table does not have makes it look whether a restore has lost it.
  'verify-audit-logs': ['GetItem SETTINGS'],
};

/** Not run on this day, because they call nothing of AWS. `policies.test.ts` holds their roles to that. */
export const CALL_NOTHING: readonly string[] = ['authorizer', 'name-person'];
