import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { RawItem } from '../../lib/store/shared/table.ts';
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

/** The actions in the audit log, oldest first. */
export async function auditActions(table: Scanned): Promise<unknown[]> {
  return (await auditEntries(table)).map(({ action }) => action);
}

function keyText({ PK, SK }: RawItem): string {
  return `${String(PK)} ${String(SK)}`;
}
