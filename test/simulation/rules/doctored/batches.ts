import { type Doctored, edited, find, followed, until, without } from './doctored.ts';
import { type History, real } from './real-history.ts';
import { made, newlyOpen, set } from './where.ts';

/** Of batches, and of who may write. */
export const BATCHES: readonly Doctored[] = [
  ['a batch has more than 100 payments', 'M8', /has 101 payments/, () => crowded()],
  [
    'a payment is in another currency than its batch',
    'M8',
    /is in EUR, its batch in USD/,
    () => edited(real, made('claims'), set({ currency: 'EUR' })),
  ],
  [
    'a payment is taken into a batch that is made',
    'M8',
    /into a batch that is PENDING/,
    () => edited(real, made('batch', { status: 'DRAFT' }), set({ status: 'PENDING' })),
  ],
  ['two batches are PROCESSING', 'M8', /are PROCESSING at once/, () => secondBatch()],
  [
    'an attempt is committed without the slot',
    'M8',
    /was committed without the slot/,
    () => without(real, made('slot')),
  ],
  [
    'an attempt is committed in an earlier run',
    'M8',
    /was committed in run/,
    () => edited(real, made('attempt'), set({ attemptId: '0000-0000-0000' })),
  ],
  [
    'an attempt is committed by a batch that is QUEUED',
    'M8',
    /was committed while the batch is QUEUED/,
    () =>
      edited(
        real,
        (change, n) => made('batch', { status: 'PROCESSING' })(change, n) && sends(change.transaction),
        set({ status: 'QUEUED' }),
      ),
  ],
  [
    'an attempt is committed while payouts are paused',
    'M8',
    /while payouts are stopped/,
    () =>
      followed(
        real,
        made('batch', { status: 'QUEUED' }),
        { PK: 'SETTINGS', SK: 'SETTINGS', pause: {} },
        { key: { PK: 'SETTINGS', SK: 'SETTINGS' }, before: undefined },
      ),
  ],
  [
    'more is committed within 24 hours than the limit allows',
    'limit',
    /were committed within 24 hours; the limit is 100$/,
    () =>
      followed(
        real,
        made('batch', { status: 'QUEUED' }),
        { PK: 'SETTINGS', SK: 'SETTINGS', limits: { dailyMinor: { USD: 100n } } },
        { key: { PK: 'SETTINGS', SK: 'SETTINGS' }, before: undefined },
      ),
  ],
  [
    'a batch is COMPLETED with too many unpaid',
    'M9',
    /ended as COMPLETED; by its payments it is FAILED/,
    () => edited(real, made('batch', { status: 'FAILED' }), set({ status: 'COMPLETED' })),
  ],
  [
    'a batch is FAILED that was called off',
    'M9',
    /ended as FAILED; by its payments it is CANCELLED/,
    () => edited(real, made('batch', { status: 'CANCELLED' }), set({ status: 'FAILED' })),
  ],
  [
    'a batch ends while a payment is open',
    'M9',
    /ended as COMPLETED while payments of it are PROCESSING/,
    () =>
      edited(
        real,
        (change, n) => made('batch', { status: 'PROCESSING' })(change, n) && sends(change.transaction),
        set({ status: 'COMPLETED' }),
      ),
  ],
  ['a batch never ends', 'M9', /is still QUEUED in the end/, () => until(real, made('batch', { status: 'QUEUED' }))],
  [
    'a batch begins as PENDING',
    'M9',
    /became PENDING from nothing/,
    () => edited(real, made('batch', { status: 'DRAFT' }), set({ status: 'PENDING' })),
  ],
  [
    'a balance is written whatever is there',
    'M10',
    /BALANCE#USD was written without a condition/,
    () => ({
      ...real,
      feed: real.feed.map((change) =>
        change === find(real, newlyOpen) ? { ...change, isConditional: false } : change,
      ),
    }),
  ],
];

/** Whether a request commits an attempt. */
function sends(transaction: number): boolean {
  return real.feed.some((change) => change.transaction === transaction && made('attempt', {}, true)(change, 0));
}

/** The first draft has 82 copies of one of its payments more. */
function crowded(): History {
  const original = find(real, made('payment', {}, true));
  const copies = Array.from({ length: 101 - 19 }, (_, n) => {
    const SK = `${original.key.SK}-${n}`;
    return { ...original, key: { ...original.key, SK }, after: { ...original.after, SK, transactionId: `copy.${n}` } };
  });
  return { ...real, feed: real.feed.flatMap((change) => (change === original ? [change, ...copies] : [change])) };
}

function secondBatch(): History {
  const key = { PK: 'BATCH#other', SK: 'BATCH' };
  const where = made('batch', { status: 'PROCESSING' });
  const after = { ...find(real, where).after, ...key, batchId: 'other' };
  return followed(real, where, after, { key, before: undefined });
}
