import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Payment } from '../../lib/domain/transactions/payment.ts';
import { batchIdField } from '../../lib/store/shared/fields.ts';
import type { RawItem, Table } from '../../lib/store/shared/table.ts';
import { paymentsOfBatch } from '../../lib/store/transactions/payment-reads.ts';
import type { TestTable } from './dynamodb-table.ts';

type Scanned = Pick<TestTable, 'client'> & ({ readonly name: string } | { readonly tableName: string });

/** Everything in the table, by key. If two of these are equal, nothing at all was written in between. */
export async function allItems(table: Scanned): Promise<RawItem[]> {
  const items: RawItem[] = [];
  let start: RawItem | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await table.client.send(
      new ScanCommand({
        TableName: 'name' in table ? table.name : table.tableName,
        ConsistentRead: true,
        ExclusiveStartKey: start,
      }),
    );
    items.push(...Items);
    start = LastEvaluatedKey;
  } while (start);
  return items.sort((left, right) => (keyText(left) < keyText(right) ? -1 : 1));
}

/** All audit entries, oldest first. */
export async function auditEntries(table: Scanned): Promise<RawItem[]> {
  const entries = (await allItems(table)).filter(({ SK }) => String(SK).startsWith('AUDIT#'));
  return entries.sort((left, right) => (String(left.auditId) < String(right.auditId) ? -1 : 1));
}

/** The payments of all batches, drafts too, whether or not they have items of their own. */
export async function allPayments(world: Scanned & { readonly table: Table }): Promise<Payment[]> {
  const batches = (await allItems(world)).filter(({ SK }) => SK === 'BATCH');
  const ids = batches.map(({ batchId }) => batchIdField.parse(batchId));
  return (await Promise.all(ids.map((id) => paymentsOfBatch(world.table, id)))).flat();
}

/** The actions in the audit log, oldest first. */
export async function auditActions(table: Scanned): Promise<unknown[]> {
  return (await auditEntries(table)).map(({ action }) => action);
}

function keyText({ PK, SK }: RawItem): string {
  return `${String(PK)} ${String(SK)}`;
}
