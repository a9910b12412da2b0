import * as z from 'zod';
import type { Currency } from '../domain/currency.ts';
import { oldestBucket } from '../domain/sent-window.ts';
import type { Instant } from '../domain/time.ts';
import type { SentRepository } from '../payouts/ports/sent-repository.ts';
import { countField, instantField, minorField } from './items/fields.ts';
import { SENT_BUCKETS_END, sentBucketKey, sentHeadKey } from './keys.ts';
import type { Table } from './table.ts';

const headSchema = z.object({ version: countField });
const bucketSchema = z.object({ bucket: instantField, amountMinor: minorField });

export class DynamoSentRepository implements SentRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** The version first: whatever is committed while the steps are read raises it, and a commit that relies on them fails. */
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
