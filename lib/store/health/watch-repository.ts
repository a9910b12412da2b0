import * as z from 'zod';
import type { BatchStatus } from '../../domain/batches/batch.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { PaymentStatus } from '../../domain/transactions/payment.ts';
import type { Watched, WatchRepository } from '../../payouts/health/watch-repository.ts';
import { fromBatchItem } from '../batches/batch-item.ts';
import { batchStatusIndex, instantOfSort, SHARDS, transactionStatusIndex } from '../keys.ts';
import { instantField } from '../shared/fields.ts';
import { listFromIndex } from '../shared/index-listing.ts';
import type { Table } from '../shared/table.ts';
import { fromPaymentItem } from '../transactions/payment-item.ts';

const indexedSchema = z.object({ GSI2SK: z.string().transform(instantOfSort).pipe(instantField) });

export class DynamoWatchRepository implements WatchRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async batches(status: BatchStatus, atMost: number) {
    return watched(await this.#madeAt(batchStatusIndex(status), atMost), atMost);
  }

  async payments(status: PaymentStatus, atMost: number) {
    const shards = SHARDS.map((shard) => this.#madeAt(transactionStatusIndex(status, shard), atMost));
    return watched((await Promise.all(shards)).flat(), atMost);
  }

  async failedSince(since: Instant, atMost: number) {
    const limit = Math.ceil((atMost + 1) / SHARDS.length);
    const shards = SHARDS.map((shard) => {
      const range = { index: 'GSI2', pk: transactionStatusIndex('FAILED', shard), descending: true } as const;
      return listFromIndex(this.#table, range, { limit }, fromPaymentItem);
    });
    const newest = (await Promise.all(shards)).flatMap(({ items }) => items);
    const failed = newest.filter(({ status, updatedAt }) => status === 'FAILED' && updatedAt >= since);
    return watched(
      failed.map(({ updatedAt }) => updatedAt),
      atMost,
    );
  }

  async lastFinished() {
    const newest = (['COMPLETED', 'FAILED'] as const).map((status) =>
      listFromIndex(
        this.#table,
        { index: 'GSI2', pk: batchStatusIndex(status), descending: true },
        { limit: 1 },
        fromBatchItem,
      ),
    );
    const batches = (await Promise.all(newest)).flatMap(({ items }) => items);
    return batches.sort((left, right) => ((left.finishedAt ?? '') < (right.finishedAt ?? '') ? 1 : -1))[0];
  }

  /** When the oldest entries of an index were made. One more than asked for is read, to know whether there are more. */
  async #madeAt(pk: string, atMost: number): Promise<Instant[]> {
    const { items } = await this.#table.query({ index: 'GSI2', pk }, { limit: atMost + 1 });
    return items.map((item) => indexedSchema.parse(item).GSI2SK);
  }
}

function watched(moments: readonly Instant[], atMost: number): Watched {
  const oldest = moments.toSorted()[0];
  return { count: Math.min(moments.length, atMost), isMore: moments.length > atMost, oldest };
}
