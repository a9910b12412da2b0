import { describe, expect, it } from 'vitest';
import { consumedBy } from './consumed.ts';
import { each, NO_UNITS, readsOf, sumOf, writesOf } from './units.ts';

const capacity = {
  TableName: 'books',
  CapacityUnits: 7,
  Table: { CapacityUnits: 4 },
  GlobalSecondaryIndexes: { GSI1: { CapacityUnits: 1 }, GSI2: { CapacityUnits: 2 } },
};

describe('what a request took', () => {
  it('is written or read by the name of its command, and what indexes took is apart', () => {
    expect(consumedBy('UpdateCommand', { ConsumedCapacity: capacity })).toEqual({
      ...NO_UNITS,
      tableWrites: 4,
      indexWrites: 3,
      requests: 1,
    });
    expect(consumedBy('QueryCommand', { ConsumedCapacity: capacity })).toEqual({
      ...NO_UNITS,
      tableReads: 4,
      indexReads: 3,
      requests: 1,
    });
  });

  it('is the sum over all tables of a transaction', () => {
    const { tableWrites, indexWrites, requests } = consumedBy('TransactWriteCommand', {
      ConsumedCapacity: [capacity, { TableName: 'other', Table: { CapacityUnits: 2 } }],
    });
    expect([tableWrites, indexWrites, requests]).toEqual([6, 3, 1]);
  });

  it('cannot be said of an answer that does not tell it', () => {
    expect(() => consumedBy('QueryCommand', { Items: [] })).toThrow('ConsumedCapacity');
  });
});

describe('units', () => {
  const units = { tableReads: 2, indexReads: 0.5, tableWrites: 10, indexWrites: 4, requests: 2 };

  it('add up, and are shared out', () => {
    expect(sumOf([units, units])).toEqual({
      tableReads: 4,
      indexReads: 1,
      tableWrites: 20,
      indexWrites: 8,
      requests: 4,
    });
    expect(each(sumOf([units, units, units, units]), 4)).toEqual(units);
    expect(sumOf([])).toEqual(NO_UNITS);
  });

  it('are of the table and of its indexes together', () => {
    expect([readsOf(units), writesOf(units)]).toEqual([2.5, 14]);
  });
});
