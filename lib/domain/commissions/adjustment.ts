import type { Currency } from '../shared/currency.ts';
import type { AdjustmentId, AffiliateId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';

/**
 * Why a person changes what an affiliate is owed. `PAID_ELSEWHERE`: it was paid outside this system. It lowers what is
 * owed, and does not count among what this system paid.
 */
export const ADJUSTMENT_KINDS = ['OPENING_BALANCE', 'CORRECTION', 'PAID_ELSEWHERE'] as const;
export type AdjustmentKind = (typeof ADJUSTMENT_KINDS)[number];

/** What is stored under an adjustment's own id, so that it is made only once. */
export type Adjustment = {
  readonly adjustmentId: AdjustmentId;
  readonly affiliateId: AffiliateId;
  readonly currency: Currency;
  readonly kind: AdjustmentKind;
  /** What it adds to the balance. Negative when it subtracts. */
  readonly amountMinor: bigint;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
  /** Its entry in the ledger. */
  readonly seq: number;
};
