/**
 * How many instances of a Lambda may run at once, and are reserved for it, in stages with `reservedConcurrency`. What pays
 * then cannot be starved by anything else in the account, and what anybody may call cannot starve the rest. A Lambda that
 * is not named here shares what is left.
 *
 * Above its number an invocation is throttled. A step waits and is tried again (`constructs/task.ts`), the event of a
 * schedule or of the stream waits in Lambda, and an API caller gets 503. Lambda refuses a reservation that leaves fewer
 * than 100 for the rest of the account, so the account's quota must be at least {@link QUOTA_NEEDED}. The usual quota is
 * 1,000; that of a new account may be 10.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
const RESERVED: Readonly<Record<string, number>> = {
  // One batch is sent at a time, chunk after chunk. The second instance is for a step that is retried before the first try
  // is over.
  'split-batch': 2,
  'pay-chunk': 2,
  'mark-unknown': 2,
  'park-batch': 2,
  // A batch that is sent is asked about and judged beside those that are sent after it, for a minute.
  'assess-batch': 5,
  'confirm-payments': 5,
  'settle-batch': 5,
  'finalize-batch': 5,
  'start-next-batch': 5,
  // Every batch that is queued asks for the slot.
  'acquire-slot': 5,
  // There is one scheduled run a day, page after page.
  'find-payable-currencies': 1,
  'make-scheduled-batches': 1,
  'queue-scheduled-batches': 1,
  'end-scheduled-run': 1,
  // A second one at once would be harmless but useless. It waits for some minutes, then runs or is given up.
  payouts: 1,
  sync: 1,
  sweep: 1,
  // One for each shard of the table's stream, of which a quiet table has four.
  'publish-events': 5,
  // Anybody may call these. The webhooks of a whole batch may come at once.
  'get-health': 2,
  'get-openapi': 2,
  'receive-webhook': 20,
};

export const QUOTA_NEEDED = 100 + Object.values(RESERVED).reduce((sum, one) => sum + one, 0);

/** How many instances are reserved for that Lambda; `undefined` if none are. */
export const reservedFor = ({ reservedConcurrency }: { readonly reservedConcurrency: boolean }, name: string) =>
  reservedConcurrency ? RESERVED[name] : undefined;

export const RESERVING: readonly string[] = Object.keys(RESERVED);
