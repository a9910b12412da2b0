import type { Ineligibility } from '../../domain/affiliates/eligibility.ts';
import type { AffiliateId } from '../../domain/shared/ids.ts';

/** What would be paid to one affiliate now, or why nothing would. Amounts are in minor units. */
export type PlannedPayout = {
  readonly affiliateId: AffiliateId;
  readonly commissionCount: number;
  readonly amountMinor: bigint;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly ineligible?: { readonly code: Ineligibility; readonly reason: string } | undefined;
};
