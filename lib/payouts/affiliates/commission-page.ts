import type { Balance, CommissionStatus } from '../../domain/commissions/ledger.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import type { LedgerRepository } from '../commissions/ledger-repository.ts';
import { type CommissionEntry, type CommissionView, commissionView } from './commission-view.ts';

/** So many entries are looked at for one page. If few of them match, the page is short. */
const MOST_LOOKED_AT = 1_000;
/** With a status that may be rare, so many are looked at together. */
const LOOKED_AT_TOGETHER = 100;

export type PageOfCommissions = {
  readonly commissions: readonly CommissionView[];
  /** Where the next page begins, after this entry; absent: there is nothing more. */
  readonly nextSeq?: number | undefined;
};

export type CommissionRange = {
  readonly status?: CommissionStatus | undefined;
  readonly limit: number;
  readonly afterSeq: number;
};

/** One page of a long ledger. It reads the entries of the page, and nothing that comes before or after. */
export async function commissionPage(
  ledger: Pick<LedgerRepository, 'entries' | 'findCommissions'>,
  balance: Balance,
  settled: readonly Payment[],
  { status, limit, afterSeq }: CommissionRange,
): Promise<PageOfCommissions> {
  const range = rangeOf(balance, status);
  const commissions: CommissionView[] = [];
  let at = Math.max(afterSeq, range.afterSeq);
  const end = Math.min(range.toSeq, at + MOST_LOOKED_AT);
  while (at < end && commissions.length < limit) {
    const toSeq = Math.min(end, at + (status === undefined ? limit - commissions.length : LOOKED_AT_TOGETHER));
    const views = await viewsOf(ledger, balance, settled, { afterSeq: at, toSeq });
    const matching = views.filter((view) => status === undefined || view.status === status);
    const taken = matching.slice(0, limit - commissions.length);
    commissions.push(...taken);
    at = taken.length < matching.length ? (taken.at(-1)?.seq ?? at) : toSeq;
  }
  return { commissions, nextSeq: at < range.toSeq ? at : undefined };
}

/** Where commissions of that status can be. Those that were reversed are anywhere. */
function rangeOf({ settledSeq, accruedSeq, open }: Balance, status: CommissionStatus | undefined) {
  const claimedSeq = open?.toSeq ?? settledSeq;
  switch (status) {
    case undefined:
    case 'REVERSED':
      return { afterSeq: 0, toSeq: accruedSeq };
    case 'PAID':
      return { afterSeq: 0, toSeq: settledSeq };
    case 'PROCESSING':
      return { afterSeq: settledSeq, toSeq: claimedSeq };
    case 'APPROVED':
      return { afterSeq: claimedSeq, toSeq: accruedSeq };
    default:
      return status satisfies never;
  }
}

async function viewsOf(
  ledger: Pick<LedgerRepository, 'entries' | 'findCommissions'>,
  balance: Balance,
  settled: readonly Payment[],
  range: { readonly afterSeq: number; readonly toSeq: number },
): Promise<CommissionView[]> {
  const entries: CommissionEntry[] = [];
  for await (const entry of ledger.entries(balance.affiliateId, balance.currency, range)) {
    if (entry.kind === 'COMMISSION') entries.push(entry);
  }
  const records = await ledger.findCommissions(entries.map(({ commissionId }) => commissionId));
  return entries.map((entry) => {
    const isReversed = records.get(entry.commissionId)?.reversedSeq !== undefined;
    return commissionView(entry, { balance, settled, isReversed });
  });
}
