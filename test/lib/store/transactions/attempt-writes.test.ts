import { beforeEach, describe, expect, it } from 'vitest';
import type { Attempt } from '../../../../lib/domain/transactions/attempt.ts';
import type { Write } from '../../../../lib/store/shared/table.ts';
import { toAttemptItem } from '../../../../lib/store/transactions/attempt-item.ts';
import {
  foundWrite,
  missedWrite,
  rejectionWrite,
  sentAgainWrite,
  takenWrite,
} from '../../../../lib/store/transactions/attempt-writes.ts';
import { aPayment, BATCH_ID, FIRST, LATER, NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { refused } from '../../../support/refused.ts';

const [ONE, TWO] = [aPayment({}, 1).transactionId, aPayment({}, 2).transactionId];
const ATTEMPT: Attempt = {
  batchId: BATCH_ID,
  attemptId: FIRST,
  provider: 'mock',
  transactionIds: [ONE],
  prepared: { document: '{}', requestHash: 'hash', notAfter: LATER },
  createdAt: NOW,
};
const REJECTED = { reason: 'busy', message: 'Later', at: NOW } as const;

describe('what is noted of an attempt', () => {
  let db: TestTable;

  beforeEach(async () => {
    db = await createTestTable();
  });

  const committed = (patch: Partial<Attempt> = {}) => db.table.put(toAttemptItem({ ...ATTEMPT, ...patch }));
  const isRefused = async (write: Write) => (await refused(db.table, [write])).length > 0;

  const notes: [string, Write][] = [
    ['a rejection', rejectionWrite(ATTEMPT, REJECTED)],
    ['another submission', sentAgainWrite(ATTEMPT, LATER)],
    ['a look-up that missed it', missedWrite(ATTEMPT, LATER)],
    ['what the provider took', takenWrite(ATTEMPT, [ONE])],
    ['a payment found in it', foundWrite(ATTEMPT, TWO)],
  ];

  it.each(notes)('needs the attempt to be there: %s', async (_, note) => {
    expect(await isRefused(note)).toBe(true);
  });

  it('is a rejection only once, and only while nobody was allowed to submit it again', async () => {
    await committed({ rejected: REJECTED });
    expect(await isRefused(rejectionWrite(ATTEMPT, REJECTED))).toBe(true);
    await committed({ sentAgainAt: NOW });
    expect(await isRefused(rejectionWrite(ATTEMPT, REJECTED))).toBe(true);
    await committed();
    expect(await isRefused(rejectionWrite(ATTEMPT, REJECTED))).toBe(false);
  });

  it('is another submission only of one that is neither rejected nor only known from the provider', async () => {
    await committed({ rejected: REJECTED });
    expect(await isRefused(sentAgainWrite(ATTEMPT, LATER))).toBe(true);
    await committed({ foundAt: NOW });
    expect(await isRefused(sentAgainWrite(ATTEMPT, LATER))).toBe(true);
    await committed({ sentAgainAt: NOW });
    expect(await isRefused(sentAgainWrite(ATTEMPT, LATER))).toBe(false);
  });

  it('is a found payment only of an attempt that was found, and each once', async () => {
    await committed();
    expect(await isRefused(foundWrite(ATTEMPT, TWO))).toBe(true);
    await committed({ foundAt: NOW });
    expect(await isRefused(foundWrite(ATTEMPT, ONE))).toBe(true);
    expect(await isRefused(foundWrite(ATTEMPT, TWO))).toBe(false);
    expect(await isRefused(foundWrite(ATTEMPT, TWO))).toBe(true);
  });
});
