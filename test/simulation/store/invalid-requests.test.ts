import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { expect, inject, it } from 'vitest';
import { createTestTable } from '../../support/dynamodb-table.ts';
import type { GeneratedWrite } from './generated-commands.ts';
import { answerOf, isInvalid, type Side, simulatedSide } from './sides.ts';

const [KEY, OTHER] = [
  { PK: 'p1', SK: 'k1' },
  { PK: 'p1', SK: 'k2' },
];
const update = (UpdateExpression: string, more = {}): GeneratedWrite => ({
  Update: { Key: KEY, UpdateExpression, ...more },
});
const values = { ExpressionAttributeValues: { ':v': 1 } };
const INVALID: Readonly<Record<string, readonly GeneratedWrite[]>> = {
  'no write at all': [],
  'more than 100 writes': Array.from({ length: 101 }, (_, n) => ({ Put: { Item: { PK: 'p1', SK: `k${n}` } } })),
  'two writes of one item': [{ Put: { Item: OTHER } }, update('SET a = :v', values), { Put: { Item: KEY } }],
  'a value that is not given': [update('SET a = :w', values)],
  'a value that is not used': [update('REMOVE a', values)],
  'a name that is not given': [update('REMOVE #a', { ExpressionAttributeNames: { '#b': 'b' } })],
  'an empty map of names': [update('REMOVE a', { ExpressionAttributeNames: {} })],
  'an empty map of values': [update('REMOVE a', { ExpressionAttributeValues: {} })],
  'an empty expression': [update('')],
  'an expression that ends too early': [update('SET a =', values)],
  'an expression that goes on behind its end': [update('SET a = :v b', values)],
  'the same clause twice': [update('SET a = :v SET b = :v', values)],
  'paths that meet': [update('SET m.x = :v, m = :v', values)],
  'a new sort key': [update('SET SK = :v', values)],
  'a sum with an attribute that is not there': [update('SET a = b + :v', values)],
  'a path through what is not there': [update('SET z.x = :v', values)],
  'a key without its sort key': [{ Delete: { Key: { PK: 'p1' } } }],
  'a key with something else': [{ Delete: { Key: { ...KEY, a: 1 } } }],
  'an empty key': [{ Put: { Item: { PK: 'p1', SK: '' } } }],
  'a number for a key': [{ Put: { Item: { PK: 'p1', SK: 1 } } }],
  'a number for the key of an index': [{ Put: { Item: { ...KEY, GSI1PK: 1, GSI1SK: 'i' } } }],
  'an item over 400 KB': [{ Put: { Item: { ...KEY, a: 'x'.repeat(410_000) } } }],
};

/** What the embedded engine takes. */
const TAKEN = ['an empty expression', 'a new sort key', 'an empty prefix', 'a path into null'];

async function sides(what: string): Promise<readonly Side[]> {
  const isRefused = inject('isDynamodbStrict') || !TAKEN.includes(what);
  return [simulatedSide(), ...(isRefused ? [await createTestTable()] : [])];
}

it.each(Object.keys(INVALID))('the simulated table and a real engine refuse %s', async (what) => {
  for (const side of await sides(what)) {
    const answer = await answerOf(side, { kind: 'transact', writes: INVALID[what] ?? [] });
    expect(answer, side.name).toBe('invalid');
    expect(await side.table.get(KEY)).toBeUndefined();
  }
});

it.each([null, 'u', 1, true, []])('the simulated table and a real engine refuse a path into %j', async (m) => {
  const item = { ...KEY, m };
  for (const side of await sides(`a path into ${JSON.stringify(m)}`)) {
    await side.table.put(item);
    const before = await side.table.get(KEY);
    const answer = await answerOf(side, { kind: 'transact', writes: [update('SET m.x = :v', values)] });
    expect(answer, side.name).toBe('invalid');
    expect(await side.table.get(KEY)).toEqual(before);
  }
});

const queryOf = (TableName: string, more: object) => ({
  TableName,
  KeyConditionExpression: '#pk = :pk',
  ExpressionAttributeNames: { '#pk': 'GSI1PK' },
  ExpressionAttributeValues: { ':pk': 'g1' },
  ...more,
});

const READS: Readonly<Record<string, (side: Side) => Promise<unknown>>> = {
  'the same key twice': ({ table }) => table.getMany([KEY, KEY]),
  'no key at all': ({ client, name }) =>
    client.send(new BatchGetCommand({ RequestItems: { [name]: { Keys: [], ConsistentRead: true } } })),
  'a limit of 0': ({ table }) => table.query({ pk: 'p1' }, { limit: 0 }),
  'bounds the wrong way round': ({ table }) => table.query({ pk: 'p1', between: { low: 'b', high: 'a' } }),
  'an empty prefix': ({ table }) => table.query({ pk: 'p1', prefix: '' }),
  'an index that there is not': ({ client, name }) =>
    client.send(new QueryCommand(queryOf(name, { IndexName: 'GSI3' }))),
  'strong consistency from an index': ({ client, name }) =>
    client.send(new QueryCommand(queryOf(name, { IndexName: 'GSI1', ConsistentRead: true }))),
  'a start that has no sort key': ({ table }) => table.query({ pk: 'p1' }, { startKey: { PK: 'p1' } }),
};
it.each(Object.keys(READS))('the simulated table and a real engine refuse to read with %s', async (what) => {
  for (const side of await sides(what)) {
    const error = await READS[what]?.(side).catch((thrown: unknown) => thrown);
    expect(isInvalid(error), `${side.name}: ${error}`).toBe(true);
  }
});
