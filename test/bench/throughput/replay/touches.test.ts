import { describe, expect, it } from 'vitest';
import { areInConflict, type Mode, touchesOf } from './touches.ts';

const key = (PK: string, SK: string) => ({ PK: { S: PK }, SK: { S: SK } });
const touched = (command: string, body: unknown) => Object.fromEntries(touchesOf(`DynamoDB_20120810.${command}`, body));
const WRITES = { engine: 'looks', 'index GSI1': 'changes', 'index GSI2': 'changes' };

describe('what a request touches', () => {
  it('is the item that it reads', () => {
    expect(touched('GetItem', { Key: key('A', '1') })).toEqual({ engine: 'looks', 'item A 1': 'looks' });
  });

  it.each([
    ['PutItem', { Item: { ...key('A', '1'), more: { N: '1' } } }],
    ['UpdateItem', { Key: key('A', '1') }],
    ['DeleteItem', { Key: key('A', '1') }],
  ])('of %s is the item alone, its partition, and every index', (command, body) => {
    expect(touched(command, body)).toEqual({ ...WRITES, 'item A 1': 'alone', 'partition A': 'changes' });
  });

  it('of a transaction are all items, of which those that are only checked may be read by others', () => {
    const body = {
      TransactItems: [
        { Put: { Item: key('A', '1') } },
        { Update: { Key: key('A', '2') } },
        { Delete: { Key: key('B', '1') } },
        { ConditionCheck: { Key: key('C', '1') } },
      ],
    };
    expect(touched('TransactWriteItems', body)).toEqual({
      ...WRITES,
      'item A 1': 'alone',
      'item A 2': 'alone',
      'item B 1': 'alone',
      'item C 1': 'looks',
      'partition A': 'changes',
      'partition B': 'changes',
    });
  });

  it('of reads of many is each of them', () => {
    const both = { engine: 'looks', 'item A 1': 'looks', 'item B 2': 'looks' };
    const keys = [key('A', '1'), key('B', '2')];
    expect(touched('BatchGetItem', { RequestItems: { table: { Keys: keys } } })).toEqual(both);
    expect(touched('TransactGetItems', { TransactItems: keys.map((Key) => ({ Get: { Key } })) })).toEqual(both);
  });

  it('of a query is the partition, or the index', () => {
    const query = { ExpressionAttributeValues: { ':pk': { S: 'A' }, ':from': { S: '1' } } };
    expect(touched('Query', { ...query, KeyConditionExpression: 'PK = :pk AND SK > :from' })).toEqual({
      engine: 'looks',
      'partition A': 'looks',
    });
    expect(touched('Query', { ...query, IndexName: 'GSI1', KeyConditionExpression: 'GSI1PK = :pk' })).toEqual({
      engine: 'looks',
      'index GSI1': 'looks',
    });
    expect(() => touched('Query', { ...query, KeyConditionExpression: 'PK = :other' })).toThrow('its partition');
  });

  it('is everything for a request of another kind', () => {
    expect(touched('CreateTable', {})).toEqual({ engine: 'alone' });
  });
});

describe('two requests are in conflict', () => {
  const areSo = (one: Mode, other: Mode) => areInConflict(new Map([['x', one]]), new Map([['x', other]]));

  it('unless both look at the same, or change parts of it', () => {
    expect([areSo('looks', 'looks'), areSo('changes', 'changes')]).toEqual([false, false]);
    expect([areSo('alone', 'alone'), areSo('looks', 'alone'), areSo('changes', 'looks')]).toEqual([true, true, true]);
    expect(areInConflict(new Map([['x', 'alone']]), new Map([['y', 'alone']]))).toBe(false);
  });
});
