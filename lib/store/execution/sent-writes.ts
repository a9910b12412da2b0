import { bucketOf } from '../../domain/execution/sent-window.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { PaymentChange } from '../../domain/transactions/payment-change.ts';
import { sentBucketKey, sentHeadKey } from '../keys.ts';
import type { Write } from '../shared/table.ts';

const KEPT_SECONDS = 3 * 24 * 3_600;

/**
 * Counts what an attempt sends, in the transaction that commits it.
 *
 * @param version of the window in which room for it was found. Absent if there is no limit. It is counted all the same, for a
 *   limit that is set later.
 */
export function countSentWrites(
  changes: readonly PaymentChange[],
  at: Instant,
  version: number | undefined,
): readonly [head: Write, bucket: Write] {
  const [first] = changes;
  if (!first) throw new RangeError('an attempt must have at least one payment');
  const { currency } = first.before;
  const minor = changes.reduce((sum, { before }) => sum + before.amountMinor, 0n);
  return [headWrite(currency, version), bucketWrite(currency, bucketOf(at), minor)];
}

/** The same for money that went out by no attempt in our books. */
export function sentAtWrites(currency: Currency, at: Instant, minor: bigint): readonly [head: Write, bucket: Write] {
  return [headWrite(currency, undefined), bucketWrite(currency, bucketOf(at), minor)];
}

/** Takes attempts off again that are known to have moved nothing. */
export function giveBackWrites(changes: readonly PaymentChange[]): Write[] {
  const dead = changes.flatMap(({ before, after }) => {
    const attempt = before.liveAttemptId;
    const isDead = attempt !== undefined && after.liveAttemptId === undefined;
    const hasPaid = after.paidByAttemptId === attempt || after.overpaidByAttemptIds.some((id) => id === attempt);
    return isDead && !hasPaid && before.sentAt ? [{ ...before, bucket: bucketOf(before.sentAt) }] : [];
  });
  const byBucket = Map.groupBy(dead, ({ currency, bucket }) => `${currency} ${bucket}`);
  return [...byBucket.values()].flatMap((same) => {
    const [first] = same;
    const minor = same.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    return first ? bucketWrite(first.currency, first.bucket, -minor) : [];
  });
}

function headWrite(currency: Currency, version: number | undefined): Write {
  const Key = { ...sentHeadKey(currency) };
  const raise = { Key, UpdateExpression: 'ADD version :one', ExpressionAttributeValues: { ':one': 1 } };
  if (version === undefined) return { Update: raise };
  if (version === 0) return { Update: { ...raise, ConditionExpression: 'attribute_not_exists(PK)' } };
  return {
    Update: {
      ...raise,
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: { ':one': 1, ':version': version },
    },
  };
}

function bucketWrite(currency: Currency, bucket: Instant, minor: bigint): Write {
  return {
    Update: {
      Key: { ...sentBucketKey(currency, bucket) },
      UpdateExpression: 'SET #bucket = :bucket, expiresAt = :expiresAt ADD amountMinor :minor',
      ExpressionAttributeNames: { '#bucket': 'bucket' },
      ExpressionAttributeValues: {
        ':bucket': bucket,
        ':expiresAt': Math.floor(Date.parse(bucket) / 1_000) + KEPT_SECONDS,
        ':minor': minor,
      },
    },
  };
}
