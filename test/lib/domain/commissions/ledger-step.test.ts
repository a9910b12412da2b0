import { describe, expect, it } from 'vitest';
import {
  append,
  claim,
  emptyBalance,
  LedgerError,
  release,
  settle,
} from '../../../../lib/domain/commissions/ledger.ts';
import { ledgerStep } from '../../../../lib/domain/commissions/ledger-step.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { affiliateId, commissionId, transactionId } from '../../../../lib/domain/shared/ids.ts';
import type { LedgerEffect, PaymentChange } from '../../../../lib/domain/transactions/payment-change.ts';
import { aPayment, FIRST, LATER, NOW } from '../../../support/domain.ts';

const payment = aPayment();
const changeWith = (ledger: LedgerEffect): PaymentChange => ({
  action: 'payment.completed',
  before: payment,
  after: payment,
  ledger,
});
const posting = {
  kind: 'COMMISSION',
  amountMinor: 6_000n,
  commissionId: commissionId('c-1'),
  approvedAt: NOW,
} as const;
const accrued = append(emptyBalance(affiliateId('aff-1'), currency('USD')), [posting], NOW).balance;
const claimed = claim(accrued, payment.transactionId);

describe('what a change of a payment does to the balance', () => {
  it('is nothing when it has no effect', () => {
    expect(ledgerStep(changeWith({ kind: 'none' }), claimed, NOW)).toBeUndefined();
  });

  it('is to settle its claim', () => {
    expect(ledgerStep(changeWith({ kind: 'settle' }), claimed, NOW)).toEqual({
      kind: 'settle',
      before: claimed,
      after: settle(claimed, payment.transactionId),
      entries: [],
    });
  });

  it('is to release its claim', () => {
    const step = ledgerStep(changeWith({ kind: 'release' }), claimed, NOW);
    expect(step).toMatchObject({ kind: 'release', after: release(claimed, payment.transactionId), entries: [] });
  });

  it('is a debit of its amount and a hold when it was overpaid, whatever is open', () => {
    const other = { ...claimed, open: { ...claimed.open, transactionId: transactionId('batch-2.001') } };
    const step = ledgerStep(changeWith({ kind: 'overpaid', attemptId: FIRST }), other, LATER);
    expect(step).toMatchObject({
      kind: 'overpaid',
      after: { accruedMinor: 0n, paidMinor: 6_000n, open: other.open, hold: { at: LATER } },
      entries: [{ kind: 'OVERPAID', amountMinor: -6_000n, attemptId: FIRST, transactionId: payment.transactionId }],
    });
  });

  it('is a credit of its amount when it came back', () => {
    const paid = settle(claimed, payment.transactionId);
    const step = ledgerStep(changeWith({ kind: 'returned', attemptId: FIRST }), paid, LATER);
    expect(step).toMatchObject({
      kind: 'returned',
      after: { paidMinor: 0n },
      entries: [{ kind: 'RETURNED', amountMinor: 6_000n }],
    });
    expect(step?.after.hold, 'it puts no hold on the balance').toBeUndefined();
  });

  it('is a credit of its amount and a hold when the provider takes back that it was paid', () => {
    const paid = settle(claimed, payment.transactionId);
    const step = ledgerStep(changeWith({ kind: 'contradicted', attemptId: FIRST }), paid, LATER);
    expect(step).toMatchObject({
      kind: 'contradicted',
      after: { paidMinor: 0n, hold: { by: 'system', at: LATER } },
      entries: [{ kind: 'RETURNED', amountMinor: 6_000n, attemptId: FIRST }],
    });
    expect(step?.after.hold?.reason).toContain(payment.transactionId);
  });

  it.each(['settle', 'release'] as const)('cannot be to %s a claim that is not there', (kind) => {
    expect(() => ledgerStep(changeWith({ kind }), accrued, NOW)).toThrow(LedgerError);
  });
});
