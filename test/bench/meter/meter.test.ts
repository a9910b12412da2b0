import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { createTestTable } from '../../support/dynamodb-table.ts';
import { Meter } from './meter.ts';
import { NO_UNITS } from './units.ts';

const meteredTable = async () => {
  const { client, name } = await createTestTable();
  const meter = new Meter(client);
  const put = (id: string, more: object = {}) =>
    client.send(new PutCommand({ TableName: name, Item: { PK: id, SK: id, ...more } }));
  const get = (id: string) => client.send(new GetCommand({ TableName: name, Key: { PK: id, SK: id } }));
  return { meter, put, get };
};

it('what is done at once is counted apart, each under its own label', async () => {
  const { meter, put, get } = await meteredTable();
  await Promise.all([
    meter.during('writing', () => Promise.all([put('a', { text: 'x'.repeat(1_500) }), put('b')])),
    meter.during('reading', () => get('c')),
  ]);
  expect(meter.taken.get('writing')).toEqual({ ...NO_UNITS, tableWrites: 3, requests: 2 });
  expect(meter.taken.get('reading')).toEqual({ ...NO_UNITS, tableReads: 0.5, requests: 1 });
});

it('work can go on under another label, and an index entry is counted apart from its item', async () => {
  const { meter, put } = await meteredTable();
  await meter.during('before', async () => {
    await put('a');
    meter.goOn('after');
    await put('b', { GSI1PK: 'index', GSI1SK: 'b' });
  });
  expect(Object.fromEntries(meter.taken)).toEqual({
    before: { ...NO_UNITS, tableWrites: 1, requests: 1 },
    after: { ...NO_UNITS, tableWrites: 1, indexWrites: 1, requests: 1 },
  });
  expect(() => meter.goOn('nothing')).toThrow('nothing is being counted');
});

it('forgets what was taken before it was reset', async () => {
  const { meter, put } = await meteredTable();
  await put('a');
  meter.reset();
  await meter.during('later', () => put('b'));
  expect([...meter.taken.keys()]).toEqual(['later']);
});
