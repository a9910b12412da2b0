import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Table, type Write } from '../../../lib/store/shared/table.ts';
import { NotSimulated } from './refusals.ts';
import { SimulatedTable } from './simulated-table.ts';

let simulated: SimulatedTable;
let table: Table;
beforeEach(() => {
  simulated = new SimulatedTable({ now: () => 1_772_323_200_000 });
  table = new Table(simulated, simulated.name);
});

const KEY = { PK: 'P', SK: 'S' };
const setTo = (value: number): Write => ({
  Update: {
    Key: { ...KEY },
    UpdateExpression: 'SET amount = :value',
    ExpressionAttributeValues: { ':value': value },
  },
});
const indexed = (SK: string, status: string) => ({ PK: 'P', SK, GSI1PK: status, GSI1SK: SK });
const listed = async (pk: string) => (await table.query({ index: 'GSI1', pk })).items.map(({ SK }) => SK);

const attempted = (change: () => unknown): unknown => {
  try {
    change();
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('what was handed in or out', () => {
  it('cannot change what is stored, whatever is done to it', async () => {
    const item = {
      ...KEY,
      list: [{ deep: 'a' }],
      map: { inner: { text: 'a' } },
      set: new Set(['a']),
      bytes: new Uint8Array([1]),
    };
    const written = structuredClone(item);
    await table.put(item);
    item.map.inner.text = 'b';
    item.list.push({ deep: 'b' });
    item.set.add('b');
    item.bytes[0] = 2;
    const read = z.custom<typeof item>(Boolean).parse(await table.get(KEY));
    expect(read).toEqual(written);
    const changes = [
      () => Object.assign(read, { more: 1 }),
      () => read.list.push({ deep: 'b' }),
      () => Object.assign(read.map.inner, { text: 'b' }),
      () => read.set.add('b'),
      () => read.bytes.fill(3),
    ];
    // What is frozen throws; of what cannot be frozen it is a copy that is changed.
    for (const change of changes) expect(attempted(change)).toSatisfy((e) => e === undefined || e instanceof TypeError);
    expect(await table.get(KEY)).toEqual(written);
  });

  it('holds the same for an item with nothing in it but texts and numbers, which is not copied', async () => {
    await table.put({ ...KEY, map: { text: 'a' } });
    const read = await table.get(KEY);
    expect(() => Object.assign(read?.map ?? {}, { text: 'b' })).toThrow(TypeError);
    expect(await table.get(KEY)).toBe(read);
  });

  it('has no undefined fields, and bigints for numbers', async () => {
    await table.put({ ...KEY, amount: 5, gone: undefined, map: { gone: undefined, amount: -1n } });
    expect(await table.get(KEY)).toStrictEqual({ ...KEY, amount: 5n, map: { amount: -1n } });
  });
});

describe('the feed', () => {
  it('tells of every change what was before and after, numbered, and which of them came in one request', async () => {
    await table.transact([setTo(1), { Put: { Item: { PK: 'P', SK: 'T' } } }]);
    await table.transact([{ Delete: { Key: { ...KEY } } }]);
    const [before, other] = [
      { ...KEY, amount: 1n },
      { PK: 'P', SK: 'T' },
    ];
    const common = { at: 1_772_323_200_000, cause: 'write', isConditional: false };
    expect(simulated.feed).toEqual([
      { ...common, version: 1, transaction: 1, key: KEY, before: undefined, after: before },
      { ...common, version: 2, transaction: 1, key: other, before: undefined, after: other },
      { ...common, version: 3, transaction: 2, key: KEY, before, after: undefined },
    ]);
  });

  it('has nothing of a transaction that was refused', async () => {
    const refusals = await table.transact([
      setTo(1),
      { ConditionCheck: { Key: { PK: 'P', SK: 'T' }, ConditionExpression: 'attribute_exists(PK)' } },
    ]);
    expect(refusals).toEqual([{ index: 1, item: undefined }]);
    expect(simulated.feed).toEqual([]);
    expect(await table.get(KEY)).toBeUndefined();
  });
});

describe('a snapshot', () => {
  it('brings back items, order, indexes and feed', async () => {
    await table.put(indexed('1', 'A'));
    await table.put(indexed('2', 'A'));
    const snapshot = simulated.snapshot();
    const feed = [...simulated.feed];
    await table.put(indexed('1', 'B'));
    await table.put(indexed('1', 'A'));
    await table.put(indexed('3', 'A'));
    await table.transact([{ Delete: { Key: { PK: 'P', SK: '2' } } }]);
    simulated.takeBackTo(snapshot);
    expect(await listed('A')).toEqual(['1', '2']);
    expect(await listed('B')).toEqual([]);
    expect((await table.query({ pk: 'P' })).items.map(({ SK }) => SK)).toEqual(['1', '2']);
    expect(simulated.feed).toEqual(feed);
    await table.put(indexed('3', 'A'));
    expect(await listed('A')).toEqual(['1', '2', '3']);
  });

  it('of a past that was taken back itself is refused', async () => {
    await table.put(indexed('1', 'A'));
    const early = simulated.snapshot();
    await table.put(indexed('2', 'A'));
    const late = simulated.snapshot();
    simulated.takeBackTo(early);
    expect(() => simulated.takeBackTo(late)).toThrow('version 2 was taken back itself');
    await table.put(indexed('2', 'A'));
    expect(() => simulated.takeBackTo(late)).toThrow('version 2 was taken back itself');
  });
});

describe('an index', () => {
  it('answers as the table was at an earlier version, while the table itself is as it is', async () => {
    await table.put(indexed('1', 'A'));
    await table.put(indexed('1', 'B'));
    await table.put(indexed('1', 'A'));
    const seen = [];
    for (const version of [0, 1, 2, 3, undefined]) {
      simulated.indexReadsAsOf(version);
      seen.push([await listed('A'), await listed('B'), (await table.query({ pk: 'P' })).items.length]);
    }
    expect(seen).toEqual([
      [[], [], 1],
      [['1'], [], 1],
      [[], ['1'], 1],
      [['1'], [], 1],
      [['1'], [], 1],
    ]);
  });
});

describe('a restore from a backup', () => {
  it('brings the items back to what they were, and goes on in the feed', async () => {
    await table.put(indexed('1', 'A'));
    await table.put(indexed('1', 'B'));
    await table.put(indexed('2', 'B'));
    simulated.restoreTo(1);
    expect([...simulated.items()]).toEqual([indexed('1', 'A')]);
    expect([await listed('A'), await listed('B')]).toEqual([['1'], []]);
    expect(simulated.feed.slice(3).map(({ cause, transaction, after }) => ({ cause, transaction, after }))).toEqual([
      { cause: 'restore', transaction: 4, after: indexed('1', 'A') },
      { cause: 'restore', transaction: 4, after: undefined },
    ]);
  });
});

describe('what is not simulated', () => {
  it('is refused aloud: another command, another table, a read that may be old, a parameter that means more', async () => {
    const { name } = simulated;
    const scan = z.custom<GetCommand>(Boolean).parse(new ScanCommand({ TableName: name }));
    await expect(simulated.send(scan)).rejects.toThrow(NotSimulated);
    await expect(simulated.send(new PutCommand({ TableName: 'other', Item: KEY }))).rejects.toThrow(NotSimulated);
    await expect(simulated.send(new GetCommand({ TableName: name, Key: KEY }))).rejects.toThrow(NotSimulated);
    const withMore = { TableName: name, Item: KEY, ReturnValues: 'ALL_OLD' } as const;
    await expect(simulated.send(new PutCommand(withMore))).rejects.toThrow(NotSimulated);
    await expect(table.put({ ...KEY, amount: 0.5 })).rejects.toThrow(NotSimulated);
  });
});
