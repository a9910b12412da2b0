import type { Argument } from './judge.ts';

const AGAIN = 'The next turn of the loop finds it done, and returns.';
const COMPILER = 'It is never so; the throw says it to the compiler.';
const SPARES = 'It spares reading; what comes of it is the same.';

/** Rules of the money path whose lack no test notices, and why it does no harm. */
export const ARGUED: readonly Argument[] = [
  { file: 'lib/payouts/accounts/link-account.ts', kind: 'guard', code: '!current', why: COMPILER },
  {
    file: 'lib/payouts/affiliates/hold-affiliate.ts',
    kind: 'guard',
    code: "(await deps.holds.save({ holds: { before, after }, lifted: [] }, audit)) === 'saved'",
    why: AGAIN,
  },
  {
    file: 'lib/payouts/affiliates/withdraw-release.ts',
    kind: 'guard',
    code: "(await deps.holds.save({ holds: { before, after }, lifted: [] }, audit)) === 'saved'",
    why: AGAIN,
  },
  {
    file: 'lib/payouts/affiliates/list-affiliates.ts',
    kind: 'guard',
    code: 'filter.isHeld',
    why: 'It only chooses the shortest index: whether somebody is held is said by the items.',
  },
  {
    file: 'lib/payouts/affiliates/list-affiliates.ts',
    kind: 'guard',
    code: "range.by !== 'head'",
    why: 'In the other ranges there is a head on neither side, and what is absent on both is equal.',
  },
  { file: 'lib/payouts/affiliates/list-payable.ts', kind: 'guard', code: 'ids.length > limit', why: SPARES },
  {
    file: 'lib/payouts/batches/create-batches.ts',
    kind: 'guard',
    code: 'made.paymentCount === 0 && queue.waiting.length === 0',
    why: 'Nothing is made of an empty queue; the further plans find it as empty, and the same refusal follows.',
  },
  { file: 'lib/payouts/batches/create-batches.ts', kind: 'guard', code: '!row', why: COMPILER },
  {
    file: 'lib/payouts/batches/fill-draft.ts',
    kind: 'guard',
    code: 'batchMaxMinor === undefined',
    why: 'No sum is more than a maximum that is absent, so all that there is room for fits.',
  },
  { file: 'lib/payouts/batches/make-batches.ts', kind: 'guard', code: 'promoted', why: AGAIN },
  { file: 'lib/payouts/batches/pay-affiliate.ts', kind: 'guard', code: '!payment', why: COMPILER },
  {
    file: 'lib/payouts/batches/payable-part.ts',
    kind: 'guard',
    code: 'pending(balance).minor <= maxMinor',
    why: 'The largest part below a maximum that the whole does not reach is the whole.',
  },
  {
    file: 'lib/payouts/batches/payable-part.ts',
    kind: 'guard',
    code: 'entry.seq > lastDebitSeq && entry.totalMinor - settledMinor > maxMinor',
    why: SPARES,
  },
  { file: 'lib/payouts/batches/queue-waits.ts', kind: 'guard', code: 'queued.length === 0', why: SPARES },
  { file: 'lib/payouts/commissions/import-commissions.ts', kind: 'guard', code: '!verdict', why: COMPILER },
  { file: 'lib/payouts/commissions/reverse-commission.ts', kind: 'guard', code: '!before', why: COMPILER },
  { file: 'lib/payouts/commissions/reverse-commission.ts', kind: 'guard', code: "result === 'reversed'", why: AGAIN },
  {
    file: 'lib/payouts/execution/next-in-queue.ts',
    kind: 'guard',
    code: "waiting?.reason !== 'daily_limit'",
    why: 'It is called for no other reason; the compiler does not know it.',
  },
  {
    file: 'lib/payouts/execution/send-attempt.ts',
    kind: 'guard',
    code: 'attempt.rejected',
    why: 'The store lets no rejected attempt be sent again, and no answer about a dead attempt changes a payment. It spares the look-up.',
  },
  {
    file: 'lib/payouts/incidents/close-incident.ts',
    kind: 'guard',
    code: "(await deps.incidents.resolve(resolved, audit)) === 'resolved'",
    why: 'The incident is read again, and is the one that was just resolved.',
  },
  {
    file: 'lib/payouts/recovery/ask-about-batch.ts',
    kind: 'guard',
    code: '!isOurs(found) || !payment',
    why: 'It was asked for by our own references, so it has one of them; the compiler does not know it.',
  },
  { file: 'lib/payouts/recovery/ask-about-batch.ts', kind: 'guard', code: '!batch', why: COMPILER },
  {
    file: 'lib/payouts/recovery/ask-about-batch.ts',
    kind: 'guard',
    code: 'batch.generation === generation',
    why: 'Another sweep was faster; setting the same generation again changes nothing.',
  },
  { file: 'lib/store/affiliates/affiliate-listing.ts', kind: 'guard', code: "typeof sort !== 'string'", why: COMPILER },
  {
    file: 'lib/store/affiliates/affiliate-repository.ts',
    kind: 'guard',
    code: 'before?.payeeId === after.payeeId',
    why: 'The guard would be written again, just as it is.',
  },
  {
    file: 'lib/store/audit/audit-index.ts',
    kind: 'guard',
    code: 'waiting.length < Math.min(range.pageSize, READ_AT_ONCE)',
    why: SPARES,
  },
  {
    file: 'lib/store/transactions/payment-repository.ts',
    kind: 'guard',
    code: '!first.item',
    why: 'To read an item that is absent throws as well. The guard only says it in words.',
  },
  {
    file: 'lib/store/transactions/payment-pages.ts',
    kind: 'guard',
    code: 'missing.length === 0',
    why: 'It spares sorting; the index has them in this order.',
  },
  {
    file: 'lib/store/transactions/payment-reads.ts',
    kind: 'guard',
    code: 'written.length === ids.length',
    why: SPARES,
  },
  {
    file: 'lib/store/commissions/ledger-repository.ts',
    kind: 'guard',
    code: "typeof GSI1SK !== 'string'",
    why: COMPILER,
  },
  {
    file: 'lib/store/shared/kept-secret.ts',
    kind: 'guard',
    code: 'found',
    why: 'A write of a new secret is refused, and the refusal brings the one that is kept.',
  },
  { file: 'lib/store/transactions/payment-reads.ts', kind: 'guard', code: 'unwritten.length === 0', why: SPARES },
];
