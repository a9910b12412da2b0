import type { Instant } from '../shared/time.ts';
import type { PaymentChange } from '../transactions/payment-change.ts';
import {
  type Balance,
  type LedgerEntry,
  recordContradicted,
  recordOverpaid,
  recordReturned,
  release,
  settle,
} from './ledger.ts';

/** What a change of a payment does to its affiliate's balance: the balance before and after, and the new entries. */
export type LedgerStep = {
  readonly kind: 'settle' | 'release' | 'overpaid' | 'returned' | 'contradicted';
  readonly before: Balance;
  readonly after: Balance;
  readonly entries: readonly LedgerEntry[];
};

/** @throws LedgerError when the balance does not carry the payment's claim: another writer was faster, so read again */
export function ledgerStep(
  { before: payment, ledger }: PaymentChange,
  before: Balance,
  now: Instant,
): LedgerStep | undefined {
  const { transactionId, amountMinor } = payment;
  switch (ledger.kind) {
    case 'none':
      return undefined;
    case 'settle':
      return { kind: ledger.kind, before, after: settle(before, transactionId), entries: [] };
    case 'release':
      return { kind: ledger.kind, before, after: release(before, transactionId), entries: [] };
    case 'overpaid': {
      const { balance: after, entries } = recordOverpaid(
        before,
        { transactionId, amountMinor, attemptId: ledger.attemptId },
        now,
      );
      return { kind: ledger.kind, before, after, entries };
    }
    case 'returned': {
      const { balance: after, entries } = recordReturned(
        before,
        { transactionId, amountMinor, attemptId: ledger.attemptId },
        now,
      );
      return { kind: ledger.kind, before, after, entries };
    }
    case 'contradicted': {
      const { balance: after, entries } = recordContradicted(
        before,
        { transactionId, amountMinor, attemptId: ledger.attemptId },
        now,
      );
      return { kind: ledger.kind, before, after, entries };
    }
    default:
      return ledger satisfies never;
  }
}
