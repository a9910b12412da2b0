import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { DataAccess } from '../routes.ts';

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:DescribeTable'] as const;

/** A transaction needs the permissions of the operations in it and no other; nothing in the product scans. */
const WRITE = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:ConditionCheckItem',
] as const;

/** Where the secret that signs list cursors is kept; the first listing of a new deployment makes it. */
const CURSOR_SECRET_KEY = 'SECRET#CURSOR';

export interface PayoutTable {
  readonly table: ITableV2;
  readonly key: IKey;
}

/**
 * Gives a Lambda what it needs of the table and of the key that encrypts it. "read" includes putting the one
 * item that signs cursors.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export const grantTableAccess = ({ table, key }: PayoutTable, grantee: IGrantable, access: DataAccess): void => {
  key.grantEncryptDecrypt(grantee);
  switch (access) {
    case 'write':
      table.grant(grantee, ...READ, ...WRITE);
      return;
    case 'read':
      table.grant(grantee, ...READ);
      grantee.grantPrincipal.addToPrincipalPolicy(
        new PolicyStatement({
          actions: ['dynamodb:PutItem'],
          resources: [table.tableArn],
          conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [CURSOR_SECRET_KEY] } },
        }),
      );
      return;
    default:
      access satisfies never;
  }
};
