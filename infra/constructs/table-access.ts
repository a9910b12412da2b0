import { Stack } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { type DataProfile, grantsOf } from '../data-access.ts';
import type { Grant, IndexName } from '../grants.ts';

/**
 * The actions that DynamoDB takes with the table's key on behalf of its caller. They are listed one by one, because a
 * pattern would also allow actions that the service adds later.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 */
const KEY_FOR_READING = ['kms:Decrypt', 'kms:DescribeKey'] as const;
const KEY_FOR_WRITING = [
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
] as const;

const WRITING: ReadonlySet<Grant['action']> = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);

export interface PayoutTable {
  readonly table: ITableV2;
  readonly key: IKey;
}

/** Lets a Lambda do with the table exactly what the profiles say, and use the table's key through DynamoDB only. */
export const grantTableAccess = (
  { table, key }: PayoutTable,
  lambda: IFunction,
  profiles: readonly DataProfile[],
): void => {
  const grants = grantsOf(profiles);
  // A Lambda that touches no item needs no key. Reading the stream has its own grant, `grantStreamAccess`.
  if (grants.length === 0) return;
  for (const { index, keys, actions } of statementsOf(grants)) {
    lambda.addToRolePolicy(
      new PolicyStatement({
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [index === undefined ? table.tableArn : `${table.tableArn}/index/${index}`],
        conditions: onlyPartitions(keys),
      }),
    );
  }
  const writes = grants.some(({ action }) => WRITING.has(action));
  grantKey(key, lambda, writes ? [...KEY_FOR_READING, ...KEY_FOR_WRITING] : KEY_FOR_READING);
};

/**
 * Lets Lambda read the table's stream on behalf of the function. The stream is encrypted with the table's key. Without the
 * key the mapping is created but never reads a record, and nothing reports that.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 * @throws Error for a table that has no stream.
 */
export const grantStreamAccess = ({ table, key }: PayoutTable, lambda: IFunction): void => {
  const { tableStreamArn } = table;
  if (tableStreamArn === undefined) throw new Error('the table has no stream');
  lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      resources: [tableStreamArn],
    }),
  );
  // This action takes no resource; with a stream as its resource it would allow nothing.
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
  lambda.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }));
  grantKey(key, lambda, ['kms:Decrypt']);
};

const grantKey = (key: IKey, lambda: IFunction, actions: readonly string[]): void =>
  void lambda.addToRolePolicy(
    new PolicyStatement({
      actions: [...actions],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(lambda).region}.amazonaws.com` } },
    }),
  );

/**
 * Limits a request to these partition keys of the table, or of the index that is queried. `ForAllValues` alone would also
 * hold for a request that names no key at all, hence `Null`.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 * @see
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
const onlyPartitions = (keys: readonly string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys },
  Null: { 'dynamodb:LeadingKeys': 'false' },
});

interface Statement {
  readonly index: IndexName | undefined;
  readonly keys: readonly string[];
  readonly actions: readonly Grant['action'][];
}

/**
 * One statement for each action on the table or an index, with all its patterns. DynamoDB may check the keys of a
 * transaction together, and then `ForAllValues` holds only if one statement has all of them. Actions with the same patterns
 * share a statement.
 */
const statementsOf = (grants: readonly Grant[]): Statement[] => {
  const byAction = [...Map.groupBy(grants, ({ index, action }) => `${index ?? ''} ${action}`).values()].map((same) => ({
    index: same[0]?.index,
    action: same[0]?.action,
    keys: same.map(({ keys }) => keys).sort(),
  }));
  const byKeys = Map.groupBy(byAction, ({ index, keys }) => `${index ?? ''} ${keys.join(' ')}`);
  return [...byKeys.values()].map((same) => ({
    index: same[0]?.index,
    keys: same[0]?.keys ?? [],
    actions: same.flatMap(({ action }) => action ?? []).sort(),
  }));
};
