import type { BatchSums } from './books.ts';
import { textOf } from './fields.ts';
import type { Facts, NotedChange, Rule, Transaction } from './rule.ts';

const ENDED = ['COMPLETED', 'FAILED', 'CANCELLED'];
const OPEN = ['PENDING', 'PROCESSING', 'UNKNOWN'];
/** The statuses that may follow each status; lib/domain/batches/batch.ts says why. */
const MAY_FOLLOW: Readonly<Record<string, readonly string[]>> = {
  DRAFT: ['PENDING', 'CANCELLING'],
  PENDING: ['QUEUED', 'CANCELLING'],
  QUEUED: ['PROCESSING', 'CANCELLING'],
  PROCESSING: ['COMPLETED', 'FAILED', 'SETTLING', 'QUEUED'],
  SETTLING: ['COMPLETED', 'FAILED', 'QUEUED'],
  CANCELLING: ['CANCELLED', 'COMPLETED', 'FAILED'],
};

/**
 * M9: a batch ends only when none of its payments is open. It ends as FAILED if more than 10 % of them were not paid, counted in
 * integers, and as CANCELLED only if it was called off and nothing of it was paid. In the end every batch has ended.
 */
export function verdictRule({ books }: Facts): Rule {
  return {
    id: 'M9',
    about: ['batch'],
    *transaction({ changes, cause }: Transaction) {
      if (cause === 'restore') return;
      for (const change of changes) {
        if (change.kind === 'batch') yield* moveBroken(change);
      }
    },
    *end() {
      for (const [id, { item }] of books.batches) {
        if (item && !ENDED.includes(textOf(item, 'status')))
          yield `${id} is still ${textOf(item, 'status')} in the end`;
      }
      if (books.slot) yield `${String(books.slot.batchId)} still has the slot in the end`;
    },
  };

  function* moveBroken({ before, after }: NotedChange) {
    if (!after) return;
    const [id, status, old] = [textOf(after, 'batchId'), textOf(after, 'status'), before && textOf(before, 'status')];
    if (old === undefined ? status !== 'DRAFT' : old !== status && !MAY_FOLLOW[old]?.includes(status)) {
      yield `${id} became ${status} from ${old ?? 'nothing'}`;
    }
    if (old === status || !ENDED.includes(status)) return;
    const batch = books.batch(id);
    const open = OPEN.filter((state) => batch.count(state) > 0n);
    if (open.length > 0) yield `${id} ended as ${status} while payments of it are ${open.join(' and ')}`;
    const expected = verdictOf(batch, old === 'CANCELLING');
    if (status !== expected) yield `${id} ended as ${status}; by its payments it is ${expected}`;
  }
}

function verdictOf(batch: BatchSums, isCalledOff: boolean): string {
  const paid = batch.count('COMPLETED') + batch.count('RETURNED');
  if (isCalledOff && paid === 0n) return 'CANCELLED';
  const unpaid = batch.count('FAILED') + batch.count('CANCELLED');
  return unpaid * 10n > batch.total ? 'FAILED' : 'COMPLETED';
}
