import type { LedgerEntry } from '../../domain/commissions/ledger.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AffiliateId } from '../../domain/shared/ids.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { LedgerRepository } from '../commissions/ledger-repository.ts';

/** The ledger of one affiliate and currency, for questions about past moments. */
export type LedgerOf = { readonly affiliateId: AffiliateId; readonly currency: Currency };

/** How many of the first `accruedSeq` entries were recorded before a moment. Entries are in order of time. */
export async function seqBefore(
  ledger: LedgerRepository,
  of: LedgerOf,
  accruedSeq: number,
  moment: Instant,
): Promise<number> {
  let [before, notBefore] = [0, accruedSeq + 1];
  while (before + 1 < notBefore) {
    const middle = Math.floor((before + notBefore) / 2);
    const entry = await entryAt(ledger, of, middle);
    if (entry.recordedAt < moment) before = middle;
    else notBefore = middle;
  }
  return before;
}

/** The running total after an entry; 0 before the first. */
export async function totalAt(ledger: LedgerRepository, of: LedgerOf, seq: number): Promise<bigint> {
  return seq === 0 ? 0n : (await entryAt(ledger, of, seq)).totalMinor;
}

async function entryAt(
  ledger: LedgerRepository,
  { affiliateId, currency }: LedgerOf,
  seq: number,
): Promise<LedgerEntry> {
  for await (const entry of ledger.entries(affiliateId, currency, { afterSeq: seq - 1, toSeq: seq })) return entry;
  throw new Error(`entry ${seq} of ${affiliateId} in ${currency} is missing, though the balance counts it`);
}
