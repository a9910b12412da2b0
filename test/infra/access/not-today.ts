/** Needed, but for what does not happen on this day. */
export const NOT_TODAY: Readonly<Record<string, readonly string[]>> = {
  // Beyond 5,000 payable affiliates the summary is kept.
  'list-payable-affiliates': ['PutItem SUMMARY#PAYABLE'],
  // Only of a batch of which part was paid may something come back.
  'cancel-batch': ['PutItem RETURNS'],
  // Only a run that goes on with what died, or lost a race, looks at the payments that were made.
  'make-scheduled-batches': ['Query BATCH#*'],
  // A step that is repeated late may find money that moved for a payment that was given up since; and a provider may not
  // take what is to be sent.
  'pay-chunk': ['PutItem AFFILIATE#*', 'PutItem INCIDENT#*', 'BatchGetItem INCIDENT#*'],
  // The same; and a submission that a crash kept from the bank is sent again, by a payee's earlier failures, or is paid from
  // what money people have left the bank.
  'confirm-payments': ['PutItem INCIDENT#*', 'Query MOCKBANK#*', 'UpdateItem MOCKBANK#*'],
  // Only for a provider that takes the money when it pays do they subtract what is under way in other batches.
  'split-batch': ['Query GSI2 BATCHES#*'],
  'park-batch': ['Query GSI2 BATCHES#*'],
  // Only when the run of a batch that gave the slot away finds that something must be sent again.
  'settle-batch': ['Query BATCH#*'],
  // Only of a batch that was approved while its run still goes on; otherwise the sweep queues it.
  'queue-scheduled-batches': ['Query BATCH#*'],
  // A payment of which something is known by itself has an item. One that has none is looked for in its claims and its attempt,
  // and in the account of its affiliate.
  'list-affiliate-commissions': ['GetItem BATCH#*', 'Query BATCH#*'],
  'get-affiliate-statement': ['GetItem BATCH#*', 'Query BATCH#*'],
  'get-transaction': ['Query BATCH#*'],
  // Its look-up may find that another attempt paid too, or that the money came back.
  'resolve-transaction': ['Query BATCH#*', 'PutItem AFFILIATE#*', 'PutItem INCIDENT#*', 'Query MOCKBANK#*'],
  // A hold is placed on whom RiseWorks says that it has suspended; the Mock bank suspends nobody.
  sweep: ['UpdateItem HOLDS'],
  // The same; and what the look-up of the first delivery may find.
  'replay-webhook-event': ['UpdateItem HOLDS', 'Query BATCH#*', 'PutItem INCIDENT#*', 'Query MOCKBANK#*'],
  // An attempt that is found dead only by them is given back to the limit of 24 hours.
  // So is one that a restore has lost and that the bank knows: all of these ask for it by our reference.
  'receive-webhook': ['UpdateItem HOLDS', 'Query BATCH#*', 'UpdateItem SENT#*', 'Query MOCKBANK#*'],
  'get-reconciliation-report': ['Query MOCKBANK#*'],
  // Only an outside seal that is not the table's own makes it look whether a restore has lost that.
  'verify-audit-logs': ['GetItem SETTINGS'],
};

/** They are not run on this day: they call nothing of AWS, which `policies.test.ts` holds their roles to. */
export const CALL_NOTHING: readonly string[] = ['authorizer', 'name-person'];
