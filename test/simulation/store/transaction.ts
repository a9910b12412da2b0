import type { CancellationReason } from '@aws-sdk/client-dynamodb';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { ItemChange, ItemStore } from './item-store.ts';
import { MAX_TRANSACTION_BYTES, MAX_TRANSACTION_ITEMS, requireBytes, requireItemSize } from './limits.ts';
import { cancelled, isValidationException, NotSimulated, validationException } from './refusals.ts';
import { requireOnly } from './request.ts';
import { type StoredItem, storedItem } from './stored-item.ts';
import type { StoredMap } from './stored-value.ts';
import { type PlannedWrite, plannedWrite } from './writes.ts';

const NO_REASON: CancellationReason = { Code: 'None' };

/** All writes or none: every condition is checked before the first write is carried out. @throws TransactionCanceledException */
export function transactWrite(items: ItemStore, table: string, input: TransactWriteCommandInput): void {
  requireOnly(input, ['TransactItems']);
  const given = input.TransactItems ?? [];
  if (given.length < 1 || given.length > MAX_TRANSACTION_ITEMS) {
    throw validationException(`a transaction takes 1 to ${MAX_TRANSACTION_ITEMS} writes, not ${given.length}`);
  }
  const writes = given.map(plannedWrite);
  for (const write of given) {
    const { TableName } = write.Put ?? write.Update ?? write.Delete ?? write.ConditionCheck ?? {};
    if (TableName !== table) throw new NotSimulated(`there is no table ${TableName}`);
  }
  requireDistinct(writes);
  const changes: ItemChange[] = [];
  const reasons = writes.map((write) => carriedOut(items, write, changes));
  if (reasons.some((reason) => reason !== NO_REASON)) throw cancelled(reasons);
  requireBytes(
    changes.flatMap(({ after }) => after ?? []),
    MAX_TRANSACTION_BYTES,
  );
  items.change(changes);
}

function requireDistinct(writes: readonly PlannedWrite[]): void {
  const keys = new Set(writes.map(({ key: { PK, SK } }) => `${PK}\u0000${SK}`));
  if (keys.size === writes.length) return;
  throw validationException('Transaction request cannot include multiple operations on one item');
}

/** Why the write cannot be carried out. If it can, what it changes is added. */
function carriedOut(items: ItemStore, write: PlannedWrite, changes: ItemChange[]): CancellationReason {
  const before = items.find(write.key);
  if (!write.holds(before?.map)) return conditionFailed(before, write.answersOld);
  try {
    const applied = write.apply?.(before?.map);
    if (applied) changes.push(checkedChange(items, write, applied.after));
  } catch (error) {
    if (isValidationException(error)) return { Code: 'ValidationError', Message: error.message };
    throw error;
  }
  return NO_REASON;
}

function conditionFailed(before: StoredItem | undefined, answersOld: boolean): CancellationReason {
  return {
    Code: 'ConditionalCheckFailed',
    Message: 'The conditional request failed',
    ...(before && answersOld && { Item: marshall(before.map) }),
  };
}

/** @throws ValidationException for an item that is too large or has index keys that are no texts */
export function checkedChange(
  items: ItemStore,
  { key, isConditional }: PlannedWrite,
  map: StoredMap | undefined,
): ItemChange {
  if (!map) return { key, isConditional, after: undefined };
  const after = storedItem(map);
  requireItemSize(after);
  items.indexes.GSI1.check(map);
  items.indexes.GSI2.check(map);
  return { key, isConditional, after };
}
