import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import pMap from 'p-map';
import * as z from 'zod';
import { split } from '../../../lib/domain/shared/split.ts';

/**
 * The same job as most payout systems do it, on the same table and engine. Every commission is an item with a status, which
 * a payment claims one by one, and marks one by one when it is paid. It is as cheap as this way can be: no transactions, no
 * audit log, no guards, and an index entry only while a commission waits to be paid. It is also no safer: a crash in the
 * middle leaves commissions that no payment has claimed, or that are paid and not marked.
 */

export interface UsualTable {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
}

const PARALLEL_WRITES = 8;
const KEYS_PER_READ = 100;

const keySchema = z.object({ PK: z.string(), SK: z.string() });
const commissionSchema = keySchema.extend({ status: z.literal('APPROVED'), amountMinor: z.bigint() });
type CommissionKey = z.output<typeof keySchema>;

/** The id guards itself: an existing commission is refused. */
export const importUsual = ({ client, tableName }: UsualTable, affiliateId: string, commissionId: string) =>
  client.send(
    new PutCommand({
      TableName: tableName,
      Item: {
        PK: `COMMISSION#${commissionId}`,
        SK: 'COMMISSION',
        GSI1PK: `APPROVED#${affiliateId}`,
        GSI1SK: commissionId,
        commissionId,
        affiliateId,
        amountMinor: 6_000n,
        currency: 'USD',
        status: 'APPROVED',
        approvedAt: '2026-03-01T00:00:00.000Z',
        importedAt: '2026-03-01T00:00:00.000Z',
      },
      ConditionExpression: 'attribute_not_exists(PK)',
    }),
  );

/** A payment of everything that waits. What it covers is read and claimed, and then the payment is written. */
export const claimUsual = async (
  table: UsualTable,
  affiliateId: string,
  paymentId: string,
): Promise<CommissionKey[]> => {
  const keys = await approvedOf(table, affiliateId);
  const commissions = await readCommissions(table, keys);
  await pMap(keys, (key) => claimCommission(table, key, paymentId), { concurrency: PARALLEL_WRITES });
  await table.client.send(
    new PutCommand({
      TableName: table.tableName,
      Item: {
        ...paymentKey(paymentId),
        paymentId,
        affiliateId,
        currency: 'USD',
        amountMinor: commissions.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
        commissionCount: commissions.length,
        status: 'PENDING',
        createdAt: '2026-03-01T00:00:00.000Z',
      },
      ConditionExpression: 'attribute_not_exists(PK)',
    }),
  );
  return keys;
};

/** Before the bank is called. */
export const sendUsual = (table: UsualTable, paymentId: string) =>
  movePayment(table, paymentId, { from: 'PENDING', to: 'PROCESSING' });

/** After the bank has paid. */
export const settleUsual = async (table: UsualTable, paymentId: string, covered: readonly CommissionKey[]) => {
  await movePayment(table, paymentId, { from: 'PROCESSING', to: 'COMPLETED' });
  await pMap(covered, (key) => markPaid(table, key, paymentId), { concurrency: PARALLEL_WRITES });
};

const paymentKey = (paymentId: string) => ({ PK: `PAYMENT#${paymentId}`, SK: 'PAYMENT' });

const approvedOf = async ({ client, tableName }: UsualTable, affiliateId: string): Promise<CommissionKey[]> => {
  const keys: CommissionKey[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: 'GSI1',
        KeyConditionExpression: 'GSI1PK = :pk',
        ExpressionAttributeValues: { ':pk': `APPROVED#${affiliateId}` },
        ExclusiveStartKey: start,
      }),
    );
    keys.push(...z.array(keySchema).parse(page.Items));
    start = page.LastEvaluatedKey;
  } while (start);
  return keys;
};

/** Strongly consistent, because it decides about money. */
const readCommissions = async ({ client, tableName }: UsualTable, keys: readonly CommissionKey[]) => {
  const pages = await pMap(
    split(keys, KEYS_PER_READ),
    (Keys) => client.send(new BatchGetCommand({ RequestItems: { [tableName]: { Keys, ConsistentRead: true } } })),
    { concurrency: PARALLEL_WRITES },
  );
  const found = z.array(commissionSchema).parse(pages.flatMap(({ Responses }) => Responses?.[tableName] ?? []));
  if (found.length !== keys.length) throw new Error(`${keys.length - found.length} commissions were not read`);
  return found;
};

const claimCommission = ({ client, tableName }: UsualTable, { PK, SK }: CommissionKey, paymentId: string) =>
  client.send(
    new UpdateCommand({
      TableName: tableName,
      Key: { PK, SK },
      UpdateExpression: 'SET #status = :processing, paymentId = :paymentId REMOVE GSI1PK, GSI1SK',
      ConditionExpression: '#status = :approved',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':approved': 'APPROVED', ':processing': 'PROCESSING', ':paymentId': paymentId },
    }),
  );

const markPaid = ({ client, tableName }: UsualTable, { PK, SK }: CommissionKey, paymentId: string) =>
  client.send(
    new UpdateCommand({
      TableName: tableName,
      Key: { PK, SK },
      UpdateExpression: 'SET #status = :paid',
      ConditionExpression: '#status = :processing AND paymentId = :paymentId',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':processing': 'PROCESSING', ':paid': 'PAID', ':paymentId': paymentId },
    }),
  );

const movePayment = (
  { client, tableName }: UsualTable,
  paymentId: string,
  { from, to }: { readonly from: string; readonly to: string },
) =>
  client.send(
    new UpdateCommand({
      TableName: tableName,
      Key: paymentKey(paymentId),
      UpdateExpression: 'SET #status = :to',
      ConditionExpression: '#status = :from',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':from': from, ':to': to },
    }),
  );
