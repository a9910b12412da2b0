/**
 * How many instances of a Lambda may run at once, and are kept free for it, where the stage reserves (`reservedConcurrency`): what
 * pays is then starved by nothing else in the account, and what anybody may call starves nothing else. A Lambda that is not
 * named shares what is left. Above its number an invocation is turned away: a step waits and asks again
 * (`constructs/task.ts`), a schedule's event and the stream wait at Lambda, a caller is told 503.
 *
 * Lambda refuses a reservation that leaves fewer than 100 to the rest of the account, so its quota must be at least
 * {@link QUOTA_NEEDED}. The usual one is 1,000; that of a new account may be 10.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
const RESERVED: Readonly<Record<string, number>> = {
  // One batch is executed at a time, chunk after chunk; the second is for a step that is repeated while the first try is
  // not over.
  'split-batch': 2,
  'pay-chunk': 2,
  'mark-unknown': 2,
  'assess-batch': 2,
  'confirm-payments': 2,
  'settle-batch': 2,
  'park-batch': 2,
  'finalize-batch': 2,
  'start-next-batch': 2,
  // Each batch that is queued asks for the slot.
  'acquire-slot': 5,
  // One run a day, page after page.
  'find-payable-currencies': 1,
  'make-scheduled-batches': 1,
  'queue-scheduled-batches': 1,
  'end-scheduled-run': 1,
  // Two at once do no harm and no good; the second waits for some minutes, and is then given up or goes on.
  payouts: 1,
  sync: 1,
  sweep: 1,
  // One for each shard of the table's stream, of which a quiet table has four.
  'publish-events': 5,
  // Anybody may call them; a batch's worth of webhooks may come at once.
  'get-health': 2,
  'get-openapi': 2,
  'receive-webhook': 20,
};

export const QUOTA_NEEDED = 100 + Object.values(RESERVED).reduce((sum, one) => sum + one, 0);

/** For how many instances of that Lambda room is kept; `undefined`: for none in particular. */
export const reservedFor = ({ reservedConcurrency }: { readonly reservedConcurrency: boolean }, name: string) =>
  reservedConcurrency ? RESERVED[name] : undefined;

export const RESERVING: readonly string[] = Object.keys(RESERVED);
