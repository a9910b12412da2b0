import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { compileKeyCondition, type KeyNames, type KeyRange } from './expressions/key-condition.ts';
import { scopeOf } from './expressions/scope.ts';
import type { Found, ItemStore } from './item-store.ts';
import { countWithin, MAX_QUERY_BYTES } from './limits.ts';
import { sortable } from './order.ts';
import { NotSimulated, validationException } from './refusals.ts';
import { requireOnly } from './request.ts';
import type { Sorted } from './sorted-list.ts';
import { handedOut, type StoredItem } from './stored-item.ts';
import { type StoredMap, toStoredMap } from './stored-value.ts';
import { tieOf } from './table-index.ts';

const PARAMETERS = [
  'TableName',
  'IndexName',
  'ConsistentRead',
  'KeyConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ScanIndexForward',
  'Limit',
  'ExclusiveStartKey',
] as const;

/** The table or one of its indexes, as a query sees them. */
type Source = {
  readonly names: KeyNames;
  readonly within: (range: KeyRange, isDescending: boolean) => Iterable<Found>;
};

/** @param indexVersion as which version of the table an index answers */
export function query(items: ItemStore, input: QueryCommandInput, indexVersion: number) {
  requireOnly(input, PARAMETERS);
  const { KeyConditionExpression: expression = '', ScanIndexForward = true, Limit } = input;
  if (Limit !== undefined && Limit < 1) throw validationException('Limit must be greater than or equal to 1');
  const { names, within } = sourceOf(items, input, indexVersion);
  const condition = compileKeyCondition(expression);
  const range = condition.run(scopeOf(input, [condition]), names);
  const start = input.ExclusiveStartKey && startOf(toStoredMap(input.ExclusiveStartKey), names, range);
  const found: StoredItem[] = [];
  for (const here of within(rest(range, start, ScanIndexForward), !ScanIndexForward)) {
    if (start && !isAfter(here, start, ScanIndexForward)) continue;
    found.push(here.item);
    if (found.length === Limit) break;
  }
  const count = countWithin(found, MAX_QUERY_BYTES);
  const page = count < found.length ? found.slice(0, count) : found;
  const last = page.at(-1);
  // Like DynamoDB, which does not know at the end of a full page whether there is more.
  const isFull = page.length === Limit || page.length < found.length;
  return {
    Items: page.map(handedOut),
    Count: page.length,
    ...(last && isFull && { LastEvaluatedKey: keysOf(last.map, names) }),
  };
}

const TABLE: KeyNames = { partition: 'PK', sort: 'SK' };

function sourceOf(items: ItemStore, { IndexName, ConsistentRead }: QueryCommandInput, indexVersion: number): Source {
  if (IndexName === undefined) {
    if (!ConsistentRead)
      throw new NotSimulated('queries of the table that are not strongly consistent are not simulated');
    return { names: TABLE, within: (range, isDescending) => items.within(range, isDescending) };
  }
  if (IndexName !== 'GSI1' && IndexName !== 'GSI2') {
    throw validationException(`The table does not have the specified index: ${IndexName}`);
  }
  if (ConsistentRead) throw validationException('Consistent reads are not supported on global secondary indexes');
  const index = items.indexes[IndexName];
  return { names: index.names, within: (range, isDescending) => index.within(range, indexVersion, isDescending) };
}

function keysOf(item: StoredMap, { partition, sort }: KeyNames): StoredMap {
  const { PK = '', SK = '', [partition]: indexPartition = '', [sort]: indexSort = '' } = item;
  return { PK, SK, [partition]: indexPartition, [sort]: indexSort };
}

/** @throws ValidationException for a start that a query of this range cannot have answered */
function startOf(key: StoredMap, names: KeyNames, range: KeyRange): Sorted {
  const { PK, SK, [names.partition]: partition, [names.sort]: sort } = key;
  const isWhole = Object.keys(key).length === new Set(['PK', 'SK', names.partition, names.sort]).size;
  if (typeof PK !== 'string' || typeof SK !== 'string' || typeof sort !== 'string' || !isWhole) {
    throw validationException('The provided starting key is invalid');
  }
  const start = { sort: sortable(sort), tie: names === TABLE ? '' : tieOf(PK, SK) };
  const isWithin = start.sort >= range.low && (range.end === undefined || start.sort < range.end);
  if (partition === range.partition && isWithin) return start;
  throw validationException('The provided starting key is outside query boundaries based on provided conditions');
}

/** The part of the range from the start on. */
function rest(range: KeyRange, start: Sorted | undefined, isForward: boolean): KeyRange {
  if (!start) return range;
  return isForward ? { ...range, low: start.sort } : { ...range, end: `${start.sort}\u0000` };
}

function isAfter(here: Sorted, start: Sorted, isForward: boolean): boolean {
  if (here.sort !== start.sort) return here.sort > start.sort === isForward;
  return here.tie !== start.tie && here.tie > start.tie === isForward;
}
