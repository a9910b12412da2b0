import { type Balance, type LedgerEntry, pending, pendingCommissions } from './ledger.ts';

/** The part of a balance that one payment claims: everything after what is settled, up to `toSeq`. */
export type ClaimPart = { readonly toSeq: number; readonly amountMinor: bigint; readonly commissionCount: number };

/** Everything accrued so far. */
export function wholePart(balance: Balance): ClaimPart {
  return {
    toSeq: balance.accruedSeq,
    amountMinor: pending(balance).minor,
    commissionCount: pendingCommissions(balance),
  };
}

/**
 * The longest part whose amount is at least `minMinor` and at most `maxMinor`, and at most what is owed in all, so that nothing
 * is paid that a later debit takes back. `entries` follow what is settled, in order. They may end where every further entry would only add.
 * `undefined` if there is no such part.
 */
export function largestPart(
  balance: Balance,
  entries: readonly LedgerEntry[],
  maxMinor: bigint,
  minMinor = 1n,
): ClaimPart | undefined {
  const owed = pending(balance).minor;
  const most = maxMinor < owed ? maxMinor : owed;
  const amountOf = ({ totalMinor }: LedgerEntry) => totalMinor - balance.settledMinor;
  const last = entries.findLast((entry) => amountOf(entry) >= minMinor && amountOf(entry) <= most);
  if (!last) return undefined;
  const commissionCount = Math.max(0, last.totalCount - balance.settledCount - takenBackLater(entries, last));
  return { toSeq: last.seq, amountMinor: amountOf(last), commissionCount };
}

/** How many commissions up to `last` were reversed after it. The running counts up to `last` still include them. */
function takenBackLater(entries: readonly LedgerEntry[], last: LedgerEntry): number {
  return entries.filter((entry, position) => {
    const isUncounted = entry.totalCount < (entries[position - 1]?.totalCount ?? entry.totalCount);
    return entry.kind === 'REVERSAL' && isUncounted && entry.seq > last.seq && entry.commissionSeq <= last.seq;
  }).length;
}
