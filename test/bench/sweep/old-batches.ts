import { isFinished } from '../../../lib/domain/batches/batch.ts';
import { batchId } from '../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../lib/domain/shared/time.ts';
import { fromBatchItem, toBatchItem } from '../../../lib/store/batches/batch-item.ts';
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
  const items = numbers(first, count).map((number, position) => {
    const at = addSeconds(now, -Math.floor(((position + 1) / (count + 1)) * DAYS * DAY_SECONDS));
    return toBatchItem({
      ...batch,
      batchId: batchId(`batch-old-${number}`),
      createdAt: at,
      queuedAt: at,
      startedAt: at,
      finishedAt: at,
      returnsCheckedAt: now,
    });
  });
  await bulkWrite(world, items);
};

const isFinishedBatch = (item: RawItem): boolean => item.SK === 'BATCH' && isFinished(fromBatchItem(item).status);
