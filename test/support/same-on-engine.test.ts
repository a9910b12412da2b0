import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, inject, it } from 'vitest';
import { isSimulated } from './dynamodb-table.ts';
import { isNew, kindsOf } from './request-kinds.ts';
import { requireSameOnEngine } from './same-on-engine.ts';

const TableName = 'simulated';
const KEY = { PK: 'P', SK: 'S' };
const ITEM = { ...KEY, amount: 5n };
const required = (sent: Parameters<typeof requireSameOnEngine>[1]) =>
  requireSameOnEngine(inject('dynamodbEndpoint'), sent);

describe.skipIf(isSimulated())('a command that is sent to a real engine, too', () => {
  const more = new UpdateCommand({
    TableName,
    Key: KEY,
    UpdateExpression: 'ADD amount :more',
    ExpressionAttributeValues: { ':more': 1 },
    ReturnValues: 'UPDATED_NEW',
  });
  const after = [{ ...KEY, amount: 6n }];

  it('may end and leave as it does there', async () => {
    await required({ command: more, end: { answer: { Attributes: { amount: 6n } } }, before: [ITEM], after });
  });

  it('may not answer anything else', async () => {
    const end = { answer: { Attributes: { amount: 7n } } };
    await expect(required({ command: more, end, before: [ITEM], after })).rejects.toThrow('ends otherwise');
  });

  it('may not leave anything else', async () => {
    const end = { answer: { Attributes: { amount: 6n } } };
    await expect(required({ command: more, end, before: [ITEM], after: [ITEM] })).rejects.toThrow('other items');
  });

  it('may not be taken where it is refused there, or find what is not found there', async () => {
    const put = new PutCommand({ TableName, Item: ITEM, ConditionExpression: 'attribute_not_exists(PK)' });
    const taken = { command: put, end: { answer: {} }, before: [ITEM], after: [ITEM] };
    await expect(required(taken)).rejects.toThrow('ends otherwise');
    const query = new QueryCommand({
      TableName,
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: { '#pk': 'PK' },
      ExpressionAttributeValues: { ':pk': 'P' },
    });
    const found = { command: query, end: { answer: { Items: [] } }, before: [ITEM], after: [ITEM] };
    await expect(required(found)).rejects.toThrow('ends otherwise');
  });
});

describe('the kinds of a request', () => {
  const update = (UpdateExpression: string, value: number, SK = 'S') =>
    new UpdateCommand({
      TableName,
      Key: { PK: 'P', SK },
      UpdateExpression,
      ExpressionAttributeValues: { ':value': value },
    });
  const kinds = (command: UpdateCommand | PutCommand, end = 'done') => kindsOf(command, command.input, end);
  const put = (Item: Record<string, unknown>) => new PutCommand({ TableName, Item: { ...KEY, ...Item } });

  it('are the same whatever its values are, and others with another expression, end or type of an attribute', () => {
    const one = kinds(update('SET amount = :value', 1));
    expect(kinds(update('SET amount = :value', 2, 'T'))).toEqual(one);
    expect(kinds(update('SET total = :value', 1))).not.toEqual(one);
    expect(kinds(update('SET amount = :value', 1), 'refused')).not.toEqual(one);
    expect(kinds(put({ amount: 1n }))).toEqual(kinds(put({ amount: 2n })));
    expect(kinds(put({ amount: 1n }))).not.toEqual(kinds(put({ amount: '1' })));
    expect(kinds(put({ amount: 1n }))).not.toEqual(kinds(put({ amount: 1n, more: 1n })));
  });

  it('are new once', () => {
    const kind = `a kind of ${Math.random()}`;
    expect([isNew(kind), isNew(kind)]).toEqual([true, false]);
  });
});
