import type { AffiliateId, CommissionId } from '../../domain/shared/ids.ts';
import type { Money } from '../../domain/shared/money.ts';
import type { Instant } from '../../domain/shared/time.ts';
import { type StoreFault, storeFault } from '../shared/store-fault.ts';
import type { CommissionRecord } from './ledger-repository.ts';

export type CommissionImport = {
  readonly commissionId: CommissionId;
  readonly affiliateId: AffiliateId;
  readonly amount: Money;
  readonly approvedAt: Instant;
};

export type CommissionVerdict =
  | { readonly commissionId: CommissionId; readonly status: 'accepted' | 'duplicate' }
  | {
      readonly commissionId: CommissionId;
      readonly status: 'rejected';
      readonly code: 'unknown_affiliate' | 'commission_conflict';
      readonly message: string;
    }
  | ({ readonly commissionId: CommissionId; readonly status: 'rejected' } & StoreFault);

/** A row of an import, and what became of it. */
export type Row = { readonly position: number; readonly commission: CommissionImport };
export type Settled = { readonly position: number; readonly verdict: CommissionVerdict };

export function accepted({ position, commission: { commissionId } }: Row): Settled {
  return { position, verdict: { commissionId, status: 'accepted' } };
}

/** A row that could not be written, or judged, through a fault of ours. */
export function faulty({ position, commission: { commissionId } }: Row, error: unknown): Settled {
  return { position, verdict: { commissionId, status: 'rejected', ...storeFault(error) } };
}

/** The id exists. The same content is a repetition, unless the row's own import accrued it. Other content is a mistake. */
export function verdictAgainst(
  earlier: CommissionRecord,
  commission: CommissionImport,
  importId?: string,
): CommissionVerdict {
  const { commissionId } = commission;
  const before = contentOf(earlier);
  const now = contentOf(commission);
  const different = Object.keys(now).filter((field) => before[field] !== now[field]);
  if (different.length === 0) {
    const isOwn = importId !== undefined && earlier.importId === importId;
    return { commissionId, status: isOwn ? 'accepted' : 'duplicate' };
  }
  const message = `commissionId: "${commissionId}" exists with another ${different.join(', ')}`;
  return { commissionId, status: 'rejected', code: 'commission_conflict', message };
}

function contentOf(commission: CommissionRecord | CommissionImport): Record<string, string> {
  const amount =
    'amount' in commission ? commission.amount : { minor: commission.amountMinor, currency: commission.currency };
  return {
    affiliateId: commission.affiliateId,
    amount: amount.minor.toString(),
    currency: amount.currency,
    approvedAt: commission.approvedAt,
  };
}
