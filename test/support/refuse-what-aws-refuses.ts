import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

/** Where the engine is laxer than AWS, which answers these with a ValidationException. */
export function refuseWhatAwsRefuses(input: object): void {
  for (const request of [input, ...operationsIn(input)]) {
    for (const name of ['ExpressionAttributeNames', 'ExpressionAttributeValues'] as const) {
      const given: unknown = Reflect.get(request, name);
      const isEmpty = typeof given === 'object' && given !== null && Object.keys(given).length === 0;
      if (isEmpty) throw refusal(`${name} must not be empty`);
    }
  }
  requireStartKeyOfPartition(input);
}

/** Those of a transaction, or what a batch reads of each table. */
const operationsIn = (input: object): readonly object[] => [
  ...('TransactItems' in input && Array.isArray(input.TransactItems) ? input.TransactItems.flatMap(Object.values) : []),
  ...('RequestItems' in input ? Object.values(Object(input.RequestItems)) : []),
];

function refusal(message: string): DynamoDBServiceException {
  return new DynamoDBServiceException({ name: 'ValidationException', $fault: 'client', $metadata: {}, message });
}

const query = z.object({
  ExclusiveStartKey: z.record(z.string(), z.string()),
  ExpressionAttributeNames: z.object({ '#pk': z.string() }),
  ExpressionAttributeValues: z.object({ ':pk': z.string() }),
});

function requireStartKeyOfPartition(input: object): void {
  if (!('ExclusiveStartKey' in input)) return;
  const { data } = query.safeParse(input);
  if (!data) return;
  const start = data.ExclusiveStartKey[data.ExpressionAttributeNames['#pk']];
  if (start !== data.ExpressionAttributeValues[':pk']) {
    throw refusal('The provided starting key is outside query boundaries based on provided conditions');
  }
}
