import { beforeEach, describe, expect, it } from 'vitest';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import type { LedgerEffect, PaymentChange } from '../../../../lib/domain/transactions/payment-change.ts';
import { incidentWrites } from '../../../../lib/store/incidents/incident-writes.ts';
import { aPayment, FIRST, LATER, SECOND } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { allItems } from '../../../support/items.ts';
import { refused } from '../../../support/refused.ts';

const BEFORE = aPayment({ status: 'CANCELLED' });
const AFTER: Payment = { ...BEFORE, updatedAt: LATER };
const writesOf = (ledger: LedgerEffect) => {
  const change: PaymentChange = { action: 'payment.overpaid', before: BEFORE, after: AFTER, ledger };
  return incidentWrites({ change });
};

describe('what a payment raises', () => {
  let db: TestTable;

  beforeEach(async () => {
    db = await createTestTable();
  });

  it.each(['overpaid', 'contradicted'] as const)('is one incident for each attempt: %s', async (kind) => {
    expect(await refused(db.table, writesOf({ kind, attemptId: FIRST }))).toEqual([]);
    const items = await allItems(db);
    expect(await refused(db.table, writesOf({ kind, attemptId: FIRST }))).toEqual([0]);
    expect(await allItems(db)).toEqual(items);
    expect(await refused(db.table, writesOf({ kind, attemptId: SECOND }))).toEqual([]);
  });

  it.each(['none', 'settle', 'release'] as const)('is nothing where nothing is wrong: %s', (kind) => {
    expect(writesOf({ kind })).toEqual([]);
  });
});
