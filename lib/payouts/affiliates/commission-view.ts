import {
  type Balance,
  type CommissionStatus,
  commissionStatus,
  type LedgerEntry,
} from '../../domain/commissions/ledger.ts';
import type { CommissionId, TransactionId } from '../../domain/shared/ids.ts';
import { type Money, money } from '../../domain/shared/money.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Payment } from '../../domain/transactions/payment.ts';

export type CommissionEntry = LedgerEntry & { readonly kind: 'COMMISSION' };

export type CommissionView = {
  readonly commissionId: CommissionId;
  readonly amount: Money;
  readonly approvedAt: Instant;
  readonly seq: number;
  readonly status: CommissionStatus;
  /** The payment that covers it: the one that paid it, or the one under way. */
  readonly transactionId?: TransactionId | undefined;
};

/** @param settled the payments that settled part of the balance: paid, or paid and come back */
export function commissionView(
  { seq, commissionId, amountMinor, approvedAt }: CommissionEntry,
  { balance, settled, isReversed }: CommissionFacts,
): CommissionView {
  const status = commissionStatus(seq, balance, isReversed);
  const transactionId = coveringPayment(seq, status, balance, settled);
  return { commissionId, amount: money(balance.currency, amountMinor), approvedAt, seq, status, transactionId };
}

type CommissionFacts = {
  readonly balance: Balance;
  readonly settled: readonly Payment[];
  readonly isReversed: boolean;
};

function coveringPayment(
  seq: number,
  status: CommissionStatus,
  balance: Balance,
  settled: readonly Payment[],
): TransactionId | undefined {
  switch (status) {
    case 'APPROVED':
      return undefined;
    case 'PROCESSING':
      return balance.open?.transactionId;
    case 'PAID':
    case 'REVERSED':
      return settled.find(({ fromSeq, toSeq }) => fromSeq < seq && seq <= toSeq)?.transactionId;
    default:
      return status satisfies never;
  }
}
