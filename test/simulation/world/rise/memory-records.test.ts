import { expect, it } from 'vitest';
import * as z from 'zod';
import { MemoryRecords } from './memory-records.ts';

const schema = z.object({ cents: z.int() });

it('keeps records in the order in which they came, and says from when each is due', () => {
  const moments: number[] = [];
  const things = new MemoryRecords((at) => void moments.push(at)).collection('thing', schema);
  things.put('b', { cents: 1 }, 20);
  things.put('a', { cents: 2 }, 10);
  things.put('b', { cents: 3 }, 30);
  expect(things.all()).toEqual([{ cents: 3 }, { cents: 2 }]);
  expect(things.due(10)).toEqual([{ cents: 2 }]);
  expect(things.due(30)).toEqual([{ cents: 2 }, { cents: 3 }]);
  expect(moments).toEqual([20, 10, 30]);
  things.delete('a');
  expect(things.get('a')).toBeUndefined();
});

it('undoes what a transaction has done that throws, and what was done within it', () => {
  const records = new MemoryRecords(() => undefined);
  const things = records.collection('thing', schema);
  things.put('a', { cents: 1 });
  const failing = () =>
    records.transaction(() => {
      things.put('a', { cents: 2 });
      records.transaction(() => things.put('b', { cents: 3 }));
      throw new Error('refused');
    });
  expect(failing).toThrow('refused');
  expect(things.all()).toEqual([{ cents: 1 }]);
});
