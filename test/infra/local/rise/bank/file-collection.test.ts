import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { BankFile } from '../../../../../infra/local/rise/bank/bank-file.ts';
import type { Collection } from '../../../../../infra/local/rise/bank/records.ts';
import { unitsSchema } from '../../../../../infra/local/rise/wire/money.ts';

const schema = z.object({ units: unitsSchema });
let path: string;
let file: BankFile;
let collection: Collection<z.output<typeof schema>>;
const open = () => {
  file = new BankFile(path);
  collection = file.collection('thing', schema);
};
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'rise-bank-')), 'bank.sqlite');
  open();
});
afterEach(() => file.close());

describe('a collection', () => {
  it('keeps whole numbers of any size, over a restart', () => {
    collection.put('a', { units: 2n ** 200n });
    file.close();
    open();
    expect(collection.get('a')).toEqual({ units: 2n ** 200n });
    expect(collection.get('b')).toBeUndefined();
  });

  it('lists everything in the order in which it came, whatever was changed since', () => {
    for (const [index, id] of ['b', 'a', 'c'].entries()) collection.put(id, { units: BigInt(index) });
    collection.put('b', { units: 9n });
    expect(collection.all().map(({ units }) => units)).toEqual([9n, 1n, 2n]);
    collection.delete('b');
    expect(collection.all().map(({ units }) => units)).toEqual([1n, 2n]);
  });

  it('lists what is due, the longest due first, and not what is no longer due', () => {
    collection.put('late', { units: 1n }, 20);
    collection.put('early', { units: 2n }, 10);
    collection.put('never', { units: 3n });
    expect(collection.due(9)).toEqual([]);
    expect(collection.due(20).map(({ units }) => units)).toEqual([2n, 1n]);
    collection.put('early', { units: 2n });
    expect(collection.due(20).map(({ units }) => units)).toEqual([1n]);
  });

  it('does not know what another kind has under the same id', () => {
    collection.put('a', { units: 1n });
    expect(file.collection('other', schema).get('a')).toBeUndefined();
  });

  it('refuses what its schema does not know', () => {
    file.collection('thing', z.string()).put('a', 'no thing');
    expect(() => collection.get('a')).toThrow(z.ZodError);
  });
});

describe('a transaction', () => {
  const failing = () => {
    collection.put('b', { units: 2n });
    collection.put('a', { units: 3n });
    throw new Error('in the middle');
  };

  it('does all of it or nothing', () => {
    collection.put('a', { units: 1n });
    expect(() => file.transaction(failing)).toThrow('in the middle');
    expect(collection.all()).toEqual([{ units: 1n }]);
    file.transaction(() => collection.put('b', { units: 2n }));
    expect(collection.all()).toHaveLength(2);
  });

  it('is part of the one around it', () => {
    const around = () => {
      file.transaction(() => collection.put('a', { units: 1n }));
      failing();
    };
    expect(() => file.transaction(around)).toThrow('in the middle');
    expect(collection.all()).toEqual([]);
  });
});
