import type { BatchId } from '../../domain/shared/ids.ts';
import type { Payment, UnwrittenAsOf } from '../../domain/transactions/payment.ts';
import type { PaymentChange } from '../../domain/transactions/payment-change.ts';
import { unwrittenKey } from '../keys.ts';
import type { Write } from '../shared/table.ts';

/*
 * A payment without an item is PENDING until an attempt takes it, or until another write moves it and so gives it an item. The
 * payment has nothing that a condition could be put on, so both kinds of writes are counted in one item of the batch. An attempt
 * is committed on condition that no payment was taken or moved since they were read. Every other write has the condition that no
 * attempt was committed since (M4). Of two such writes, one gets through.
 */

/** Part of the commit of an attempt. Empty if all its payments have items. */
export function takenWrites(id: BatchId, payments: readonly Payment[]): Write[] {
  const asOf = oldest(payments);
  if (!asOf) return [];
  const { taken, withdrawn } = asOf;
  const isFirst = taken === 0 && withdrawn === 0;
  return [
    {
      Put: {
        Item: { ...unwrittenKey(id), taken: taken + 1, withdrawn },
        ...(isFirst
          ? { ConditionExpression: 'attribute_not_exists(PK)' }
          : {
              ConditionExpression: 'taken = :taken AND withdrawn = :withdrawn',
              ExpressionAttributeValues: { ':taken': taken, ':withdrawn': withdrawn },
            }),
      },
    },
  ];
}

/** Part of every other write that moves PENDING payments without items. Empty if none of the payments is one. */
export function withdrawnWrites(changes: readonly PaymentChange[]): Write[] {
  const pending = changes.map(({ before }) => before).filter(({ status }) => status === 'PENDING');
  const asOf = oldest(pending);
  const [first] = pending;
  if (!asOf || !first) return [];
  return [
    {
      Update: {
        Key: { ...unwrittenKey(first.batchId) },
        UpdateExpression: 'SET taken = :taken ADD withdrawn :one',
        ConditionExpression: `${asOf.taken === 0 ? 'attribute_not_exists(PK) OR ' : ''}taken = :taken`,
        ExpressionAttributeValues: { ':taken': asOf.taken, ':one': 1 },
      },
    },
  ];
}

function oldest(payments: readonly Payment[]): UnwrittenAsOf | undefined {
  const [first, ...others] = payments.flatMap(({ unwritten }) => unwritten ?? []);
  return first && others.reduce((least, other) => (isBefore(other, least) ? other : least), first);
}

function isBefore(one: UnwrittenAsOf, other: UnwrittenAsOf): boolean {
  return one.taken < other.taken || one.withdrawn < other.withdrawn;
}
