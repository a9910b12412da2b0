import type { KeySchemaElement, TableDescription } from '@aws-sdk/client-dynamodb';
import { BOOKS_TABLE } from '../books-table.ts';

/**
 * What is different from the template in a restored table and cannot be switched on: its keys, its indexes, how it is paid
 * for, and its encryption key.
 */
export const tableFaults = (table: TableDescription, tableKeyArn: string | undefined): string[] => {
  const { partitionKey, sortKey, indexes } = BOOKS_TABLE;
  const faults: string[] = [];
  if (!hasKeys(table.KeySchema, partitionKey, sortKey)) faults.push(`its keys are not ${partitionKey} and ${sortKey}`);
  for (const name of indexes) {
    const index = table.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === name);
    if (!index) faults.push(`the index ${name} is missing`);
    else if (!hasKeys(index.KeySchema, `${name}PK`, `${name}SK`)) faults.push(`the index ${name} has other keys`);
    else if (index.Projection?.ProjectionType !== 'KEYS_ONLY') faults.push(`the index ${name} does not hold keys only`);
    else if (index.IndexStatus !== 'ACTIVE') faults.push(`${name} is ${index.IndexStatus ?? 'not there yet'}`);
  }
  if (table.BillingModeSummary?.BillingMode !== 'PAY_PER_REQUEST')
    faults.push('its billing mode is not PAY_PER_REQUEST');
  const key = table.SSEDescription?.KMSMasterKeyArn;
  if (tableKeyArn !== undefined && key !== tableKeyArn) {
    faults.push(`it is encrypted with ${key ?? 'a key of AWS'}, not with ${tableKeyArn}`);
  }
  return faults;
};

const hasKeys = (schema: readonly KeySchemaElement[] | undefined, hash: string, range: string): boolean =>
  schema?.length === 2 &&
  schema.some(({ AttributeName, KeyType }) => AttributeName === hash && KeyType === 'HASH') &&
  schema.some(({ AttributeName, KeyType }) => AttributeName === range && KeyType === 'RANGE');
