import type { Batch } from '../../domain/batches/batch.ts';
import { type BatchId, batchId } from '../../domain/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import type { BatchRepository } from './batch-repository.ts';
import { purposeIn } from './claiming.ts';
import { type ClaimQueue, type FillDependencies, type FillRequest, fillDraft, newDraft } from './fill-draft.ts';
import { promoteDraft } from './promote-draft.ts';

/** The ids of the batches of one request, from 1: the same ones when it is handled again. */
export type BatchIds = (nth: number) => BatchId;

export const batchIdsOf =
  (context: Context, generation: number | undefined): BatchIds =>
  (nth) =>
    batchId(`batch-${context.idFor(purposeIn(generation, `batch ${nth}`))}`);

/** What a request that is handled again has made already. */
export type Made = {
  /** Payments that it has claimed, and that were not released because it was taken for dead. */
  readonly paymentCount: number;
  /** All of it: nothing more is claimed for this request. */
  readonly isComplete: boolean;
};

/** Looks up what the request has made before it died, if it ever was handled before. */
export async function findMade(batches: BatchRepository, idOf: BatchIds): Promise<Made> {
  let [paymentCount, isComplete] = [0, false];
  for (let nth = 1; ; nth += 1) {
    const batch = await batches.find(idOf(nth));
    if (!batch) return { paymentCount, isComplete };
    if (isMade(batch) || batch.status === 'DRAFT') paymentCount += batch.paymentCount;
    isComplete ||= batch.completesRequest === true;
  }
}

/** A batch without a number is a draft, or was one when the sweep took its maker for dead and released it. */
function isMade({ batchNumber }: Batch): boolean {
  return batchNumber !== undefined;
}

/** Lost races for one batch of a request before giving up; each loss means that another handler of it got through. */
const MAX_TRIES = 20;

/**
 * Puts the candidates of the queue into batches, ready to be executed. The answer includes the batches that the request made
 * before it died. A draft that it left is filled first, unless the sweep has released it.
 */
export async function makeBatches(
  deps: FillDependencies,
  context: Context,
  request: FillRequest,
  queue: ClaimQueue,
  idOf: BatchIds = batchIdsOf(context, request.generation),
): Promise<Batch[]> {
  const made: Batch[] = [];
  for (let nth = 1; ; nth += 1) {
    const batch = await makeBatch(deps, context, request, queue, idOf(nth));
    if (!batch) return made;
    if (isMade(batch)) made.push(batch);
  }
}

/** Nothing when there is no batch of that id, and nothing to put into it. */
async function makeBatch(
  deps: FillDependencies,
  context: Context,
  request: FillRequest,
  queue: ClaimQueue,
  id: BatchId,
): Promise<Batch | undefined> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const found = await deps.batches.find(id);
    if (found && found.status !== 'DRAFT') return found;
    const filled = await fillDraft(deps, context, request, queue, found ?? newDraft(context, request, id));
    if (filled.kind === 'changed') continue;
    if (filled.draft.paymentCount === 0) return undefined;
    const promoted = await promoteDraft(deps, context, filled.draft, queue.waiting.length === 0);
    if (promoted) return promoted;
  }
  throw new PayoutError({ code: 'contended', what: `batch "${id}", which is being made` });
}
