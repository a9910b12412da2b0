import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { Adjustment } from '../../domain/commissions/adjustment.ts';
import type { Balance, LedgerEntry } from '../../domain/commissions/ledger.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AdjustmentId, AffiliateId, CommissionId } from '../../domain/shared/ids.ts';
import type { Instant } from '../../domain/shared/time.ts';

/** What is kept under a commission's own id, so that it is accrued once only. */
export type CommissionRecord = {
  readonly commissionId: CommissionId;
  readonly affiliateId: AffiliateId;
  readonly currency: Currency;
  readonly amountMinor: bigint;
  readonly approvedAt: Instant;
  readonly seq: number;
  /** The import that accrued it: rows that come again with the same import are not duplicates. */
  readonly importId?: string | undefined;
  /** The entry that reversed it, if any. */
  readonly reversedSeq?: number | undefined;
};

/** What is appended to one balance, with the audit entry of it. */
export type AuditedAccrual = Accrual & { readonly audit: AuditEntry };

export type Accrual = {
  readonly before: Balance;
  readonly after: Balance;
  readonly entries: readonly LedgerEntry[];
};

export type AccrualResult =
  | { readonly kind: 'accrued' }
  /**
   * Nothing was written. `inTheWay`: of these accruals, by position, the balance moved on since it was read, or some of the
   * commissions exist already; there may be more.
   */
  | {
      readonly kind: 'stale';
      readonly existing: readonly CommissionRecord[];
      readonly inTheWay: ReadonlySet<number>;
    };

export interface LedgerRepository {
  find(ids: readonly AffiliateId[], currency: Currency): Promise<ReadonlyMap<AffiliateId, Balance>>;
  findAll(id: AffiliateId): Promise<readonly Balance[]>;
  findCommissions(ids: readonly CommissionId[]): Promise<ReadonlyMap<CommissionId, CommissionRecord>>;
  /** Written in one transaction: the accruals, each of another balance. */
  accrue(accruals: readonly AuditedAccrual[], importId: string): Promise<AccrualResult>;
  /**
   * Appends the entry that reverses a commission, and notes it under the commission. `stale`: the balance moved on, or
   * the commission is reversed already; nothing was written.
   */
  reverse(accrual: Accrual, commission: CommissionRecord, audit: AuditEntry): Promise<'reversed' | 'stale'>;
  findAdjustment(id: AdjustmentId): Promise<Adjustment | undefined>;
  /**
   * Appends the entry of an adjustment and keeps it under its id. `stale`: the balance moved on, or the id is taken; nothing
   * was written.
   */
  adjust(accrual: Accrual, adjustment: Adjustment, audit: AuditEntry): Promise<'adjusted' | 'stale'>;
  /** Entries with `afterSeq < seq <= toSeq`, in order. */
  entries(
    id: AffiliateId,
    currency: Currency,
    range: { readonly afterSeq: number; readonly toSeq: number },
  ): AsyncIterable<LedgerEntry>;
  /**
   * Running totals after single entries, of any affiliates; 0 after "entry 0". The answer gives `undefined` for an entry
   * that does not exist.
   */
  totalsAfter(
    currency: Currency,
    points: readonly { readonly affiliateId: AffiliateId; readonly seq: number }[],
  ): Promise<(affiliateId: AffiliateId, seq: number) => bigint | undefined>;
  /** Affiliates whose ledger holds unsettled entries, in a stable order, after the given one. Only says where to look (M10). */
  unsettled(currency: Currency, after?: AffiliateId): AsyncIterable<AffiliateId>;
}
