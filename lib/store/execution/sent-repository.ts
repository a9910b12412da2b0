import * as z from 'zod';
import { oldestBucket } from '../../domain/execution/sent-window.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { SentRepository } from '../../payouts/execution/sent-repository.ts';
import { SENT_BUCKETS_END, sentBucketKey, sentHeadKey } from '../keys.ts';
import { countField, instantField, minorField } from '../shared/fields.ts';
import type { Table } from '../shared/table.ts';

const headSchema = z.object({ version: countField });
const bucketSchema = z.object({ bucket: instantField, amountMinor: minorField });

export class DynamoSentRepository implements SentRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** The version is read first: what is committed while the buckets are read raises it, and a commit that relies on them is refused. */
  async find(currency: Currency, now: Instant) {
    const head = await this.#table.get(sentHeadKey(currency));
    const version = head ? headSchema.parse(head).version : 0;
    const oldest = sentBucketKey(currency, oldestBucket(now));
    const buckets = new Map<Instant, bigint>();
    for await (const item of this.#table.queryAll({
      pk: oldest.PK,
      between: { low: oldest.SK, high: SENT_BUCKETS_END },
    })) {
      const { bucket, amountMinor } = bucketSchema.parse(item);
      buckets.set(bucket, amountMinor);
    }
    return { version, buckets };
  }
}
