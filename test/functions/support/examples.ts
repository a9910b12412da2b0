import type { PayoutAccount } from '../../../lib/domain/accounts/payout-account.ts';
import { type Batch, NO_AMOUNTS, NO_PAYMENTS } from '../../../lib/domain/batches/batch.ts';
import { type Balance, emptyBalance } from '../../../lib/domain/commissions/ledger.ts';
import { currency } from '../../../lib/domain/shared/currency.ts';
import { affiliateId, batchId, payeeId } from '../../../lib/domain/shared/ids.ts';
import { instant } from '../../../lib/domain/shared/time.ts';

/* One of each, as the store would give them. A test changes only what it is about. */

export const NOW = instant(new Date('2026-11-23T10:00:00.000Z'));
export const USD = currency('USD');
export const AFFILIATE_ID = affiliateId('aff-1');
export const BATCH_ID = batchId('batch-1');

export function account(): PayoutAccount {
  const approved = { kycStatus: 'APPROVED', canReceivePayments: true } as const;
  return {
    affiliateId: AFFILIATE_ID,
    provider: 'mock',
    payeeId: payeeId('mock:ok:1'),
    ...approved,
    linkedAt: NOW,
    checkedAt: NOW,
  };
}

export function balance(change: Partial<Balance> = {}): Balance {
  return { ...emptyBalance(AFFILIATE_ID, USD), accruedSeq: 2, accruedMinor: 12_345n, accruedCount: 2, ...change };
}

export function batch(change: Partial<Batch> = {}): Batch {
  return {
    batchId: BATCH_ID,
    batchNumber: 'BATCH-2026-000001',
    status: 'PENDING',
    provider: 'mock',
    currency: USD,
    paymentCount: 1,
    totalMinor: 12_345n,
    counts: { ...NO_PAYMENTS, PENDING: 1 },
    amounts: { ...NO_AMOUNTS, PENDING: 12_345n },
    run: 0,
    version: 2,
    createdBy: 'ada',
    createdAt: NOW,
    ...change,
  };
}
