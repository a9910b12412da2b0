import { amountByStatus, type Batch, countByStatus, countDifference } from '../../domain/batches/batch.ts';
import type { BatchId } from '../../domain/shared/ids.ts';
import { PAYMENT_STATUSES } from '../../domain/transactions/payment.ts';
import type { PaymentChange } from '../../domain/transactions/payment-change.ts';
import type { BatchMove } from '../../payouts/batches/batch-repository.ts';
import type { RunGuard } from '../../payouts/transactions/payment-repository.ts';
import { headCondition, headNames, headValues } from '../audit/head-condition.ts';
import { batchKey, SETTINGS_KEY, SLOT_KEY } from '../keys.ts';
import type { Write } from '../shared/table.ts';
import { toBatchItem } from './batch-item.ts';

/** Writes the whole batch, on condition that it is still the version that was read (or, the first time, that it is new). */
export function batchWrite(before: Batch | undefined, after: Batch): Write {
  return {
    Put: {
      Item: toBatchItem(after),
      ...(before
        ? {
            ConditionExpression: `version = :version AND #status = :status AND ${headCondition(before.audit)}`,
            ExpressionAttributeNames: { '#status': 'status', ...headNames(before.audit) },
            ExpressionAttributeValues: {
              ':version': before.version,
              ':status': before.status,
              ...headValues(before.audit),
            },
          }
        : { ConditionExpression: 'attribute_not_exists(PK)' }),
    },
  };
}

/** Changes the batch's counts and amounts with its payments. The order of such changes does not matter, so no version is asked for. */
export function countsWrite(id: BatchId, changes: readonly PaymentChange[], guard?: RunGuard): Write {
  const [before, after] = [changes.map((change) => change.before), changes.map((change) => change.after)];
  const counts = countDifference(countByStatus(before), countByStatus(after));
  const amounts = { before: amountByStatus(before), after: amountByStatus(after) };
  const moved = PAYMENT_STATUSES.filter(
    (status) => counts[status] !== undefined || amounts.before[status] !== amounts.after[status],
  );
  const sets = moved.flatMap((status) => [
    `#counts.#${status} = #counts.#${status} + :${status}`,
    `#amounts.#${status} = #amounts.#${status} + :${status}_MINOR`,
  ]);
  const names = {
    ...(moved.length > 0 && { '#counts': 'counts', '#amounts': 'amounts' }),
    ...(guard && { '#status': 'status' }),
    ...(guard?.generation !== undefined && { '#generation': 'generation' }),
    ...Object.fromEntries(moved.map((status) => [`#${status}`, status])),
  };
  return {
    Update: {
      Key: { ...batchKey(id) },
      UpdateExpression: `SET ${['version = version + :one', ...sets].join(', ')}`,
      ConditionExpression: guardCondition(guard),
      // DynamoDB refuses an empty map of names: a step may move a payment's attempt and not its status.
      ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
      ExpressionAttributeValues: {
        ':one': 1,
        ...(guard && { ':processing': 'PROCESSING', ':run': guard.run }),
        ...(guard?.generation !== undefined && { ':generation': guard.generation }),
        ...Object.fromEntries(moved.map((status) => [`:${status}`, counts[status] ?? 0])),
        ...Object.fromEntries(
          moved.map((status) => [`:${status}_MINOR`, amounts.after[status] - amounts.before[status]]),
        ),
      },
    },
  };
}

function guardCondition(guard: RunGuard | undefined): string {
  if (!guard) return 'attribute_exists(PK)';
  const isRun = '#status = :processing AND run = :run';
  return guard.generation === undefined ? isRun : `${isRun} AND #generation = :generation`;
}

/** The one execution slot: taken if free or already ours, handed on and given back only by its holder. */
export function slotWrites({ before, after, slot }: BatchMove): Write[] {
  const { batchId } = after;
  const Item = { ...SLOT_KEY, batchId, run: after.run };
  switch (slot) {
    case undefined:
      return [];
    case 'acquire':
      return [{ Put: { Item, ...heldBy(batchId, after.run, 'attribute_not_exists(PK) OR ') } }];
    case 'renew':
      return [{ Put: { Item, ...heldBy(batchId, before.run) } }];
    case 'release':
      return [{ Delete: { Key: { ...SLOT_KEY }, ...heldBy(batchId, after.run) } }];
    default:
      return slot satisfies never;
  }
}

function heldBy(batchId: BatchId, run: number, or = '') {
  return {
    ConditionExpression: `${or}(batchId = :batchId AND run = :run)`,
    ExpressionAttributeValues: { ':batchId': batchId, ':run': run },
  };
}

/** The settings are still those that were read. Version 0 means that nothing was ever set. */
export function settingsChecks({ settingsVersion }: Pick<BatchMove, 'settingsVersion'>): Write[] {
  if (settingsVersion === undefined) return [];
  const Key = { ...SETTINGS_KEY };
  return [
    {
      ConditionCheck:
        settingsVersion === 0
          ? { Key, ConditionExpression: 'attribute_not_exists(PK)' }
          : {
              Key,
              ConditionExpression: 'version = :version',
              ExpressionAttributeValues: { ':version': settingsVersion },
            },
    },
  ];
}
