import { amountByStatus, type Batch, countByStatus } from '../batches/batch.ts';
import type { Balance } from '../commissions/ledger.ts';
import type { AffiliateId } from '../shared/ids.ts';
import { describeMoney, money } from '../shared/money.ts';
import { PAYMENT_STATUSES, type Payment } from '../transactions/payment.ts';
import type { Difference } from './difference.ts';

/** What the ledger says about the payments of a batch: balances, and running totals after some of their entries. */
export type LedgerFacts = {
  readonly balances: ReadonlyMap<AffiliateId, Balance>;
  /** `undefined` if there is no such entry. */
  readonly totalAfter: (affiliateId: AffiliateId, seq: number) => bigint | undefined;
};

/** The equations of our own books: the batch compared with its payments, and each payment with its affiliate's ledger. */
export function checkBooks(batch: Batch, payments: readonly Payment[], facts: LedgerFacts): Difference[] {
  const [counts, amounts] = [countByStatus(payments), amountByStatus(payments)];
  const wrong = PAYMENT_STATUSES.filter(
    (status) => counts[status] !== batch.counts[status] || amounts[status] !== batch.amounts[status],
  ).map((status): Difference => {
    const text = (count: number, minor: bigint) => `${count} ${status}, ${describeMoney(money(batch.currency, minor))}`;
    return {
      kind: 'batch_totals',
      ours: text(batch.counts[status], batch.amounts[status]),
      theirs: text(counts[status], amounts[status]),
    };
  });
  return [...wrong, ...payments.flatMap((payment) => ledgerDifference(payment, facts) ?? [])];
}

function ledgerDifference(payment: Payment, { balances, totalAfter }: LedgerFacts): Difference | undefined {
  const { transactionId, affiliateId, currency, status, fromSeq, toSeq, amountMinor } = payment;
  const text = (minor: bigint) => describeMoney(money(currency, minor));
  const differs = (ours: string, theirs: string): Difference => ({ kind: 'ledger', transactionId, ours, theirs });
  const balance = balances.get(affiliateId);
  const [before, after] = [totalAfter(affiliateId, fromSeq), totalAfter(affiliateId, toSeq)];
  if (!balance || before === undefined || after === undefined) {
    return differs(`${status}, covers entries ${fromSeq + 1} to ${toSeq}`, 'the ledger lacks them');
  }
  if (after - before !== amountMinor) {
    return differs(`${status}, ${text(amountMinor)}`, `entries ${fromSeq + 1} to ${toSeq} are ${text(after - before)}`);
  }
  const fault = balanceFault(balance, (seq) => totalAfter(affiliateId, seq));
  if (fault) return differs(status, fault);
  const claim = balance.open?.transactionId === transactionId ? balance.open : undefined;
  if (status === 'COMPLETED' || status === 'RETURNED') {
    return balance.settledSeq >= toSeq ? undefined : differs(status, `settled up to entry ${balance.settledSeq} only`);
  }
  if (status === 'CANCELLED') return claim ? differs(status, 'the ledger still holds its claim') : undefined;
  const holdsIt = claim?.toSeq === toSeq && claim.amountMinor === amountMinor;
  return holdsIt ? undefined : differs(`${status}, ${text(amountMinor)}`, 'the ledger does not hold its claim');
}

/** Accrued = settled + open + payable: the balance is what the entries add up to. */
function balanceFault(balance: Balance, totalAfter: (seq: number) => bigint | undefined): string | undefined {
  const { accruedSeq, accruedMinor, settledSeq, settledMinor, open } = balance;
  if (totalAfter(accruedSeq) !== accruedMinor) return `the entries up to ${accruedSeq} do not add up to the balance`;
  if (totalAfter(settledSeq) !== settledMinor) return `the entries up to ${settledSeq} are not what is settled`;
  if (open && totalAfter(open.toSeq) !== settledMinor + open.amountMinor) return 'the open claim is not what it covers';
  return undefined;
}
