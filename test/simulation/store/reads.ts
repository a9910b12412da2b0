import type { BatchGetCommandInput, GetCommandInput } from '@aws-sdk/lib-dynamodb';
import type { RawItem } from '../../../lib/store/shared/table.ts';
import { compileProjection } from './expressions/projection.ts';
import { scopeOf } from './expressions/scope.ts';
import type { ItemStore } from './item-store.ts';
import { MAX_BATCH_GET_BYTES, MAX_BATCH_GET_KEYS, requireBytes } from './limits.ts';
import { NotSimulated, validationException } from './refusals.ts';
import { requireOnly } from './request.ts';
import { handedOut, storedItem } from './stored-item.ts';
import { tableKey } from './table-key.ts';

export function get(items: ItemStore, input: GetCommandInput): { Item?: RawItem } {
  requireOnly(input, ['TableName', 'Key', 'ConsistentRead']);
  requireConsistent(input.ConsistentRead);
  const item = items.find(tableKey(input.Key));
  return item ? { Item: handedOut(item) } : {};
}

export function batchGet(items: ItemStore, table: string, input: BatchGetCommandInput) {
  requireOnly(input, ['RequestItems']);
  const [[name, request] = [], ...others] = Object.entries(input.RequestItems ?? {});
  if (name !== table || !request || others.length > 0)
    throw new NotSimulated('BatchGetItem of other tables is not simulated');
  requireOnly(request, ['Keys', 'ConsistentRead', 'ProjectionExpression', 'ExpressionAttributeNames']);
  requireConsistent(request.ConsistentRead);
  const { ProjectionExpression: expression } = request;
  const projection = expression === undefined ? undefined : compileProjection(expression);
  const scope = scopeOf({ ExpressionAttributeNames: request.ExpressionAttributeNames }, [projection]);
  // DynamoDB promises no order. This one is not that of the keys, so that code which relies on an order fails.
  const found = distinctKeys(request.Keys)
    .map((key) => items.find(key))
    .filter((item) => item !== undefined)
    .reverse();
  requireBytes(found, MAX_BATCH_GET_BYTES);
  const answered = projection ? found.map(({ map }) => storedItem(projection.run(map, scope))) : found;
  return { Responses: { [table]: answered.map(handedOut) }, UnprocessedKeys: {} };
}

function distinctKeys(keys: readonly Record<string, unknown>[] = []) {
  if (keys.length < 1 || keys.length > MAX_BATCH_GET_KEYS) {
    throw validationException(`BatchGetItem takes 1 to ${MAX_BATCH_GET_KEYS} keys, not ${keys.length}`);
  }
  const distinct = new Map(keys.map(tableKey).map((key) => [`${key.PK}\u0000${key.SK}`, key]));
  if (distinct.size === keys.length) return [...distinct.values()];
  throw validationException('Provided list of item keys contains duplicates');
}

function requireConsistent(isConsistent: boolean | undefined): void {
  if (!isConsistent) throw new NotSimulated('reads of the table that are not strongly consistent are not simulated');
}
