import { isFinished } from '../../../lib/domain/batches/batch.ts';
import { batchId } from '../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../lib/domain/shared/time.ts';
import { fromBatchItem, toBatchItem } from '../../../lib/store/batches/batch-item.ts';
import { returnsKey } from '../../../lib/store/keys.ts';
import type { RawItem } from '../../../lib/store/shared/table.ts';
import { allItems } from '../../support/items.ts';
import type { World } from '../../support/world.ts';
import { bulkWrite } from '../shared/bulk-write.ts';
import { numbers } from '../shared/rows.ts';

const DAY_SECONDS = 86_400;
/** As far back as the sweep looks for batches, less a day. */
const DAYS = 89;

/**
 * Adds finished batches of the last {@link DAYS} days, evenly spread. They are copies of one that the product itself has
 * made and paid, with other ids and times. Nothing of theirs is due, because today's look for returned payments is done.
 *
 * @throws Error unless a batch of the world is finished
 */
export const addOldBatches = async (world: World, first: number, count: number): Promise<void> => {
  const finished = (await allItems(world)).find(isFinishedBatch);
  if (finished === undefined) throw new Error('there is no finished batch to copy');
  const batch = fromBatchItem(finished);
  const now = world.clock.now();
  const windowBegan = addSeconds(now, -world.providers.get(batch.provider).returnWindowDays * DAY_SECONDS);
  const items = numbers(first, count).flatMap((number, position) => {
    const at = addSeconds(now, -Math.floor(((position + 1) / (count + 1)) * DAYS * DAY_SECONDS));
    const old = {
      ...batch,
      batchId: batchId(`batch-old-${number}`),
      createdAt: at,
      queuedAt: at,
      startedAt: at,
      finishedAt: at,
      returnsCheckedAt: now,
      ...(at > windowBegan && { returnsDueAt: addSeconds(now, DAY_SECONDS) }),
    };
    const { returnsDueAt } = old;
    const listed = returnsDueAt && { ...returnsKey(returnsDueAt, old.batchId), batchId: old.batchId };
    return [toBatchItem(old), ...(listed ? [listed] : [])];
  });
  await bulkWrite(world, items);
  // Nothing has come from a version that did not list them.
  await world.sweepCursor.saveUnlistedReturns({ noneSince: addSeconds(now, -2 * DAY_SECONDS) });
};

const isFinishedBatch = (item: RawItem): boolean => item.SK === 'BATCH' && isFinished(fromBatchItem(item).status);
