import { beforeEach, describe, expect, it } from 'vitest';
import { startAttempt } from '../../../../lib/domain/transactions/payment-steps.ts';
import { countSentWrites } from '../../../../lib/store/execution/sent-writes.ts';
import { aPayment, FIRST, NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { refused } from '../../../support/refused.ts';

const HEAD = 0;

describe('what an attempt sends is counted', () => {
  let db: TestTable;
  const changes = [startAttempt(aPayment(), FIRST, NOW)];
  const counted = (version: number | undefined) => refused(db.table, countSentWrites(changes, NOW, version));

  beforeEach(async () => {
    db = await createTestTable();
  });

  it('only under the window that was read, and not if it was first written since', async () => {
    expect(await counted(0)).toEqual([]);
    expect(await counted(0)).toEqual([HEAD]);
  });

  it('and not if it was written again since', async () => {
    await counted(0);
    expect(await counted(1)).toEqual([]);
    expect(await counted(1)).toEqual([HEAD]);
    expect(await counted(2)).toEqual([]);
  });

  it('whatever the window is while there is no limit', async () => {
    expect(await counted(undefined)).toEqual([]);
    expect(await counted(undefined)).toEqual([]);
  });

  it('for no attempt without payments', () => {
    expect(() => countSentWrites([], NOW, undefined)).toThrow('at least one payment');
  });
});
