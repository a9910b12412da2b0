import { Stack } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { type DataProfile, type Grant, grantsOf, type IndexName } from '../data-access.ts';

/**
 * What DynamoDB does with the table's key in the name of whoever calls it. Spelled out: a pattern would give
 * what a later version of the service adds, too.
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
  if (grants.length === 0) return;
  for (const { index, keys, actions } of together(grants)) {
    lambda.addToRolePolicy(
      new PolicyStatement({
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [index === undefined ? table.tableArn : `${table.tableArn}/index/${index}`],
        conditions: onlyPartitions(keys),
      }),
    );
  }
  lambda.addToRolePolicy(
    new PolicyStatement({
      actions: [...KEY_FOR_READING, ...(grants.some(({ action }) => WRITING.has(action)) ? KEY_FOR_WRITING : [])],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(lambda).region}.amazonaws.com` } },
    }),
  );
};

/**
 * The partition key of the table, or of the index that is queried. `ForAllValues` alone would also hold for a
 * request that names no key at all, hence `Null`.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
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

/** As few statements as say the same: patterns share one only if all of them have the very same actions. */
const together = (grants: readonly Grant[]): Statement[] => {
  const byKeys = [...Map.groupBy(grants, ({ index, keys }) => `${index ?? ''} ${keys}`).values()].map((same) => ({
    index: same[0]?.index,
    keys: same[0]?.keys ?? '',
    actions: same.map(({ action }) => action).sort(),
  }));
  const byActions = Map.groupBy(byKeys, ({ index, actions }) => `${index ?? ''} ${actions.join(' ')}`);
  return [...byActions.values()].map((same) => ({
    index: same[0]?.index,
    keys: same.map(({ keys }) => keys).sort(),
    actions: same[0]?.actions ?? [],
  }));
};
