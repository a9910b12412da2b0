import { integerOf, optionalText, textOf } from './fields.ts';
import type { Facts, NotedChange, Rule, Transaction } from './rule.ts';

const MOST_PAYMENTS = 100n;

/**
 * M8: a batch has at most 100 payments of its one currency, and gets them while it is a DRAFT. One batch is PROCESSING at a time,
 * and has the slot. Only that batch commits attempts, of its current run, and only while nothing has stopped payouts.
 */
export function oneSendingBatch({ books }: Facts): Rule {
  return {
    id: 'M8',
    about: ['attempt', 'batch', 'payment', 'slot'],
    *transaction({ changes, cause }: Transaction) {
      const isSlotTouched = changes.some(({ kind }) => kind === 'batch' || kind === 'slot');
      if (isSlotTouched) yield* slotBroken();
      if (cause === 'restore') return;
      for (const change of changes) {
        if (change.kind === 'payment' && !change.before) yield* claimBroken(change);
        if (change.kind === 'attempt' && !change.before) yield* attemptBroken(change);
      }
    },
  };

  function* slotBroken() {
    const processing = [...books.processing];
    if (processing.length > 1) yield `${processing.join(' and ')} are PROCESSING at once`;
    const holder = optionalText(books.slot, 'batchId');
    if (holder === processing[0]) return;
    yield `the slot is ${holder ?? 'nobody’s'}, and ${processing[0] ?? 'no batch'} is PROCESSING`;
  }

  function* claimBroken({ after }: NotedChange) {
    if (!after) return;
    const [id, batchId] = [textOf(after, 'transactionId'), textOf(after, 'batchId')];
    const batch = books.batch(batchId);
    if (batch.total > MOST_PAYMENTS) yield `${batchId} has ${batch.total} payments`;
    if (batch.item?.currency !== after.currency)
      yield `${id} is in ${String(after.currency)}, its batch in ${String(batch.item?.currency)}`;
    if (batch.item?.status !== 'DRAFT') yield `${id} was taken into a batch that is ${String(batch.item?.status)}`;
  }

  function* attemptBroken({ after }: NotedChange) {
    // One that a restore has lost, and that was found at the provider, is not sent.
    if (!after || after.foundAt !== undefined) return;
    const [batchId, attemptId] = [textOf(after, 'batchId'), textOf(after, 'attemptId')];
    const name = `attempt ${attemptId} of ${batchId}`;
    const { item } = books.batch(batchId);
    if (item?.status !== 'PROCESSING') yield `${name} was committed while the batch is ${String(item?.status)}`;
    if (books.slot?.batchId !== batchId) yield `${name} was committed without the slot`;
    const run = item && integerOf(item, 'run');
    if (BigInt(attemptId.split('-')[0] ?? '') !== run) yield `${name} was committed in run ${run}`;
    const { pause, restored } = books.settings ?? {};
    if (pause !== undefined || restored !== undefined) yield `${name} was committed while payouts are stopped`;
  }
}
