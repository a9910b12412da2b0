import type { PayoutRules } from '../../domain/batches/payout-rules.ts';
import { type ClaimPart, largestPart, wholePart } from '../../domain/commissions/claim-part.ts';
import type { Balance, LedgerEntry } from '../../domain/commissions/ledger.ts';
import { pending } from '../../domain/commissions/ledger.ts';
import type { LedgerRepository } from '../commissions/ledger-repository.ts';

type PaymentLimits = Pick<PayoutRules, 'paymentMinMinor' | 'paymentMaxMinor'>;

/** What one payment within the rules' limits claims of the balance. Entries are read only where the whole is too much. */
export async function payablePart(
  ledger: LedgerRepository,
  balance: Balance,
  { paymentMinMinor: minMinor, paymentMaxMinor: maxMinor }: PaymentLimits,
): Promise<ClaimPart | undefined> {
  if (pending(balance).minor <= maxMinor) return wholePart(balance);
  const { affiliateId, currency, settledSeq, settledMinor, accruedSeq, lastDebitSeq } = balance;
  const entries: LedgerEntry[] = [];
  for await (const entry of ledger.entries(affiliateId, currency, { afterSeq: settledSeq, toSeq: accruedSeq })) {
    entries.push(entry);
    // After the last debit the sum only grows.
    if (entry.seq > lastDebitSeq && entry.totalMinor - settledMinor > maxMinor) break;
  }
  return largestPart(balance, entries, maxMinor, minMinor);
}
