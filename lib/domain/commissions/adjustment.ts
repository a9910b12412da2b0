import type { Currency } from '../shared/currency.ts';
import type { AdjustmentId, AffiliateId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';

/**
 * Why a person changes what an affiliate is owed. `PAID_ELSEWHERE`: it was paid, but not by this system, so it lowers what
 * is owed and does not count among what this system paid.
 */
export const ADJUSTMENT_KINDS = ['OPENING_BALANCE', 'CORRECTION', 'PAID_ELSEWHERE'] as const;
export type AdjustmentKind = (typeof ADJUSTMENT_KINDS)[number];

/** What is kept under an adjustment's own id, so that it is made once only. */
export type Adjustment = {
  readonly adjustmentId: AdjustmentId;
  readonly affiliateId: AffiliateId;
  readonly currency: Currency;
  readonly kind: AdjustmentKind;
  /** What it adds to the balance: negative when it takes away. */
  readonly amountMinor: bigint;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
  /** Its entry in the ledger. */
  readonly seq: number;
};
