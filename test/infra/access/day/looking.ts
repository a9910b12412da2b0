import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { CURSOR_SECRET_KEY } from '../../../../lib/store/keys.ts';
import { DynamoCursorSecret } from '../../../../lib/store/shared/cursor-secret.ts';
import { Table } from '../../../../lib/store/shared/table.ts';
import type { TestTable } from '../../../support/dynamodb-table.ts';
import { ACCESS } from '../access-table.ts';
import { asLambda, guardedDynamoDb } from '../guard.ts';
import { call } from '../lambdas.ts';
import { batchSchema, listed } from './calls.ts';

/** The first listing of a deployment makes the secret of the cursors, and any of them may be the first. */
export async function firstListings(table: TestTable): Promise<void> {
  for (const [name, { data }] of Object.entries(ACCESS)) {
    if (!data.includes('cursors.sign')) continue;
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: CURSOR_SECRET_KEY }));
    await asLambda(name, () => new DynamoCursorSecret(new Table(guardedDynamoDb(), table.name)).load());
  }
}

export async function affiliatesFound(): Promise<void> {
  await listed('list-affiliates');
  for (const [field, sought] of Object.entries({
    idPrefix: 'o',
    namePrefix: 'moved',
    emailPrefix: 'ok@',
    held: 'true',
  })) {
    await call('list-affiliates', { queryStringParameters: { [field]: sought } });
  }
}

export async function listings(first: string): Promise<void> {
  await listed('list-batches');
  await listed('list-batches', { queryStringParameters: { status: 'COMPLETED' } });
  await listed('list-transactions');
  await listed('list-transactions', { queryStringParameters: { batchId: first } });
  await call('list-transactions', { queryStringParameters: { affiliateId: 'ok' } });
  await listed('list-affiliate-commissions', { pathParameters: { affiliateId: 'ok' } });
  const { batch } = batchSchema.parse(await call('get-batch', { pathParameters: { batchId: first } }));
  const [payment] = batch.transactions;
  await call('get-summary-report');
  await call('get-funds-report');
  await listed('get-reconciliation-report');
  await listed('get-affiliate-statement', { pathParameters: { affiliateId: 'ok' } });
  await call('get-transaction', { pathParameters: { transactionId: payment?.transactionId ?? '' } });
}

/** The audit log of this day, and the proof that nobody changed it. */
export async function auditLog(first: string): Promise<void> {
  await listed('list-audit-logs');
  await call('list-audit-logs', { queryStringParameters: { batchId: first } });
  await call('list-audit-logs', { queryStringParameters: { affiliateId: 'ok' } });
  // A filter that fits nothing: all entries are read.
  await call('list-audit-logs', { queryStringParameters: { action: 'nothing.such' } });
  await call('verify-audit-logs');
  await call('verify-audit-logs', { queryStringParameters: { batchId: first } });
}
