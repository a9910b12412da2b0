import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Key } from '../../../lib/store/keys.ts';
import { compileCondition } from './expressions/condition.ts';
import { type Scope, scopeOf } from './expressions/scope.ts';
import { compileUpdate, type Updated, updated } from './expressions/update.ts';
import { NotSimulated, validationException } from './refusals.ts';
import { requireOnly } from './request.ts';
import { type StoredMap, toStoredMap } from './stored-value.ts';
import { keyIn, tableKey } from './table-key.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** One write, read and checked, but not yet carried out. */
export type PlannedWrite = {
  readonly key: Key;
  /** Whether its condition holds for the item that is there, or for none. */
  readonly holds: (item: StoredMap | undefined) => boolean;
  /**
   * The item afterwards, `undefined` if it is removed, and what an update has set. Absent for a write that only checks.
   *
   * @throws ValidationException for an update that the item does not fit
   */
  readonly apply?: ((item: StoredMap | undefined) => Applied) | undefined;
  readonly isConditional: boolean;
  readonly answersOld: boolean;
};

export type Applied = { readonly after: StoredMap | undefined; readonly set?: Updated['set'] | undefined };

type Conditional = {
  readonly ConditionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Record<string, unknown> | undefined;
  readonly ReturnValuesOnConditionCheckFailure?: string | undefined;
};
type PutRequest = Conditional & { readonly Item: Record<string, unknown> | undefined };
type UpdateRequest = Conditional & {
  readonly Key: Record<string, unknown> | undefined;
  readonly UpdateExpression?: string | undefined;
};

const COMMON = [
  'TableName',
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ReturnValuesOnConditionCheckFailure',
] as const;

/** @throws ValidationException for what DynamoDB refuses, whatever there is in the table */
export function plannedWrite(item: TransactItem): PlannedWrite {
  if (Object.values(item).filter(Boolean).length !== 1) {
    throw validationException('a write of a transaction is one of ConditionCheck, Put, Update and Delete');
  }
  if (item.Put) return plannedPut(item.Put);
  if (item.Update) return plannedUpdate(item.Update);
  if (item.Delete) return plannedDelete(item.Delete);
  if (item.ConditionCheck) return plannedCheck(item.ConditionCheck);
  throw new NotSimulated('a transaction of something else than the four writes is not simulated');
}

export function plannedPut(put: PutRequest): PlannedWrite {
  requireOnly(put, [...COMMON, 'Item']);
  const after = toStoredMap(put.Item ?? {});
  const { condition } = conditionOf(put);
  return { key: keyIn(after), ...condition, apply: () => ({ after }) };
}

export function plannedUpdate(update: UpdateRequest): PlannedWrite {
  requireOnly(update, [...COMMON, 'Key', 'UpdateExpression']);
  const key = tableKey(update.Key);
  const actions = compileUpdate(update.UpdateExpression ?? '');
  const { condition, scope } = conditionOf(update, actions);
  return {
    key,
    ...condition,
    apply(before) {
      const { after, set } = updated(before ?? Object.freeze({ ...key }), actions.run, scope);
      if (after.PK === key.PK && after.SK === key.SK) return { after, set };
      throw validationException('Cannot update attribute PK or SK. This attribute is part of the key');
    },
  };
}

function plannedDelete(remove: NonNullable<TransactItem['Delete']>): PlannedWrite {
  requireOnly(remove, [...COMMON, 'Key']);
  return { key: tableKey(remove.Key), ...conditionOf(remove).condition, apply: () => ({ after: undefined }) };
}

function plannedCheck(check: NonNullable<TransactItem['ConditionCheck']>): PlannedWrite {
  requireOnly(check, [...COMMON, 'Key']);
  if (!check.ConditionExpression) throw validationException('The expression can not be empty');
  return { key: tableKey(check.Key), ...conditionOf(check).condition };
}

function conditionOf(write: Conditional, update?: ReturnType<typeof compileUpdate>) {
  const { ConditionExpression: expression, ReturnValuesOnConditionCheckFailure: answer } = write;
  const test = expression === undefined ? undefined : compileCondition(expression);
  const scope: Scope = scopeOf(write, [test, update]);
  const holds = (item: StoredMap | undefined) => !test || test.run(item, scope);
  return { scope, condition: { holds, isConditional: test !== undefined, answersOld: answer === 'ALL_OLD' } };
}
