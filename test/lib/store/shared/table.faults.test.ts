import {
  DynamoDBClient,
  InternalServerError,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { Table } from '../../../../lib/store/shared/table.ts';
import { TRANSLATION } from '../../../../lib/store/shared/translation.ts';

/** What a real engine on one machine does not do: collide, throttle, and leave keys unread. */
const document = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'local' }), TRANSLATION);
const client = mockClient(document);
const table = new Table(document, 'test');
const write = { Put: { Item: { PK: 'a', SK: 'a' } } };

function cancelled(...codes: string[]) {
  return new TransactionCanceledException({
    message: 'Transaction cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({
      Code,
      ...(Code === 'ConditionalCheckFailed' && { Item: { n: { N: '7' } } }),
    })),
  });
}

beforeEach(() => client.reset());

describe('a transaction that collides', () => {
  it.each(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])(
    'by %s is tried again, since nothing was written',
    async (code) => {
      client.on(TransactWriteCommand).rejectsOnce(cancelled('None', code)).resolvesOnce({});
      expect(await table.transact([write, write])).toEqual([]);
      expect(client.commandCalls(TransactWriteCommand)).toHaveLength(2);
    },
  );

  it('and also has a failed condition is not tried again: the condition decides', async () => {
    client.on(TransactWriteCommand).rejects(cancelled('TransactionConflict', 'ConditionalCheckFailed'));
    expect(await table.transact([write, write])).toEqual([{ index: 1, item: { n: 7n } }]);
    expect(client.commandCalls(TransactWriteCommand)).toHaveLength(1);
  });

  it('and then meets a failed condition reports that condition', async () => {
    client
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled('TransactionConflict'))
      .rejects(cancelled('ConditionalCheckFailed'));
    expect(await table.transact([write])).toEqual([{ index: 0, item: { n: 7n } }]);
  });

  it('for a reason that trying again cannot mend throws at once', async () => {
    client.on(TransactWriteCommand).rejects(cancelled('ItemCollectionSizeLimitExceeded'));
    await expect(table.transact([write])).rejects.toThrow(TransactionCanceledException);
    expect(client.commandCalls(TransactWriteCommand)).toHaveLength(1);
  });

  it('is not repeated by us, as another transaction, when its answer was lost', async () => {
    client.on(TransactWriteCommand).rejects(new InternalServerError({ message: 'lost', $metadata: {} }));
    await expect(table.transact([write])).rejects.toThrow(InternalServerError);
    expect(client.commandCalls(TransactWriteCommand)).toHaveLength(1);
  });
});

describe('reading many', () => {
  const [a, b] = [
    { PK: 'a', SK: 'a' },
    { PK: 'b', SK: 'b' },
  ];

  it('asks again for the keys that DynamoDB left unread, and only for those', async () => {
    client
      .on(BatchGetCommand)
      .resolvesOnce({ Responses: { test: [a] }, UnprocessedKeys: { test: { Keys: [b] } } })
      .resolvesOnce({ UnprocessedKeys: { test: { Keys: [b] } } })
      .resolvesOnce({ Responses: { test: [b] } });
    expect(await table.getMany([a, b])).toEqual([a, b]);
    const asked = client.commandCalls(BatchGetCommand).map((call) => call.args[0].input.RequestItems?.test?.Keys);
    expect(asked).toEqual([[a, b], [b], [b]]);
  });

  it('is always strongly consistent', async () => {
    client.on(BatchGetCommand).resolves({ Responses: { test: [] } });
    await table.getMany([a]);
    const [call] = client.commandCalls(BatchGetCommand);
    expect(call?.args[0].input.RequestItems?.test?.ConsistentRead).toBe(true);
  });

  it('does not take throttling for absence', async () => {
    const throttled = new ProvisionedThroughputExceededException({ message: 'slow down', $metadata: {} });
    client
      .on(BatchGetCommand)
      .rejectsOnce(throttled)
      .resolves({ Responses: { test: [a] } });
    expect(await table.getMany([a])).toEqual([a]);
  });
});
