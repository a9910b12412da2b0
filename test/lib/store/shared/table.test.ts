import { beforeAll, describe, expect, it } from 'vitest';
import type { RawItem, Table } from '../../../../lib/store/shared/table.ts';
import { createTestTable, isSimulated } from '../../../support/dynamodb-table.ts';

const sk = (n: number) => `ITEM#${String(n).padStart(4, '0')}`;
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

describe('the table', () => {
  let table: Table;

  beforeAll(async () => {
    ({ table } = await createTestTable());
  });

  it('reads every number as a bigint, exactly', async () => {
    await table.put({ PK: 'n', SK: 'n', minor: 999_999_999_999_999n, count: 3, below: -7n });
    expect(await table.get({ PK: 'n', SK: 'n' })).toMatchObject({ minor: 999_999_999_999_999n, count: 3n, below: -7n });
    expect(await table.get({ PK: 'n', SK: 'absent' })).toBeUndefined();
  });

  it.skipIf(isSimulated())('throws on a stored fraction rather than reading it as something near it', async () => {
    await table.put({ PK: 'fraction', SK: 'f', minor: 1.5 });
    await expect(table.get({ PK: 'fraction', SK: 'f' })).rejects.toThrow(SyntaxError);
  });

  it('reads more keys than one call takes, and leaves out what is absent', async () => {
    await Promise.all(range(1, 150).map((n) => table.put({ PK: 'many', SK: sk(n) })));
    const found = await table.getMany(range(1, 250).map((n) => ({ PK: 'many', SK: sk(n) })));
    expect(found.map(({ SK }) => SK).sort()).toEqual(range(1, 150).map(sk));
    expect(await table.getMany([])).toEqual([]);
  });

  it('queries all items of a partition over many pages', async () => {
    const kilobytes = 'x'.repeat(60_000);
    await Promise.all(range(1, 40).map((n) => table.put({ PK: 'paged', SK: sk(n), kilobytes })));
    // 40 times 60 KB are more than the megabyte that one page of a query holds.
    expect((await table.query({ pk: 'paged' })).lastKey).toBeDefined();
    const all: RawItem[] = [];
    for await (const item of table.queryAll({ pk: 'paged' })) all.push(item);
    expect(all.map(({ SK }) => SK)).toEqual(range(1, 40).map(sk));
  });

  it('queries by prefix, by range, backwards, and page by page', async () => {
    await Promise.all(range(1, 9).map((n) => table.put({ PK: 'query', SK: sk(n) })));
    await table.put({ PK: 'query', SK: 'OTHER' });
    const keys = async (...args: Parameters<Table['query']>) => {
      const page = await table.query(...args);
      return page.items.map(({ SK }) => SK);
    };
    expect(await keys({ pk: 'query', prefix: 'ITEM#' })).toHaveLength(9);
    expect(await keys({ pk: 'query', between: { low: sk(3), high: sk(5) } })).toEqual([sk(3), sk(4), sk(5)]);
    const backwards = { pk: 'query', prefix: 'ITEM#', descending: true };
    const first = await table.query(backwards, { limit: 2 });
    expect(first.items.map(({ SK }) => SK)).toEqual([sk(9), sk(8)]);
    expect(await keys(backwards, { limit: 2, startKey: first.lastKey })).toEqual([sk(7), sk(6)]);
  });

  it('queries an index by its own keys', async () => {
    await table.put({ PK: 'indexed', SK: 'a', GSI1PK: 'by-one', GSI1SK: '2' });
    await table.put({ PK: 'indexed', SK: 'b', GSI1PK: 'by-one', GSI1SK: '1' });
    await table.put({ PK: 'indexed', SK: 'c', GSI2PK: 'by-one', GSI2SK: '1' });
    const { items } = await table.query({ index: 'GSI1', pk: 'by-one' });
    expect(items.map(({ SK }) => SK)).toEqual(['b', 'a']);
  });

  it('counts from zero, without losing a count to another', async () => {
    const counted = await Promise.all(range(1, 10).map(() => table.increment({ PK: 'counter', SK: 'c' }, 'last')));
    expect(counted.sort((left, right) => Number(left - right))).toEqual(range(1, 10).map(BigInt));
  });
});

describe('a transaction', () => {
  let table: Table;
  const key = (SK: string) => ({ PK: 't', SK });
  const putNew = (SK: string, more: RawItem = {}) => ({
    Put: { Item: { ...key(SK), ...more }, ConditionExpression: 'attribute_not_exists(PK)' },
  });

  beforeAll(async () => {
    ({ table } = await createTestTable());
    await table.put({ ...key('there'), value: 7n });
  });

  it('writes all', async () => {
    const update = {
      Update: {
        Key: key('updated'),
        UpdateExpression: 'SET #v = :v',
        ExpressionAttributeNames: { '#v': 'value' },
        ExpressionAttributeValues: { ':v': 1 },
      },
    };
    await table.put(key('deleted'));
    expect(await table.transact([putNew('new'), update, { Delete: { Key: key('deleted') } }])).toEqual([]);
    expect(await table.get(key('new'))).toBeDefined();
    expect(await table.get(key('updated'))).toMatchObject({ value: 1n });
    expect(await table.get(key('deleted'))).toBeUndefined();
  });

  it('writes nothing when a condition fails, and says which one and what was there instead', async () => {
    const check = { ConditionCheck: { Key: key('absent'), ConditionExpression: 'attribute_exists(PK)' } };
    const refusals = await table.transact([putNew('side'), putNew('there'), check]);
    expect(refusals).toEqual([
      { index: 1, item: { ...key('there'), value: 7n } },
      { index: 2, item: undefined },
    ]);
    expect(await table.get(key('side'))).toBeUndefined();
  });

  it('takes a hundred writes and no more', async () => {
    const writes = (count: number) => range(1, count).map((n) => putNew(`${count}-${n}`));
    expect(await table.transact(writes(100))).toEqual([]);
    await expect(table.transact(writes(101))).rejects.toThrow();
  });
});
