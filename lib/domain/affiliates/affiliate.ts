import type { AffiliateId, RiseId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';

export type Affiliate = {
  readonly affiliateId: AffiliateId;
  readonly fullName: string;
  readonly email: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
};

export const KYC_STATUSES = ['PENDING', 'SUBMITTED', 'APPROVED', 'REJECTED', 'EXPIRED'] as const;
export type KycStatus = (typeof KYC_STATUSES)[number];

/** The affiliate's account at the payment provider, as last seen there. */
export type RiseAccount = {
  readonly affiliateId: AffiliateId;
  readonly riseId: RiseId;
  /** The address that the account has at the provider, if an admin has said it. */
  readonly email?: string | undefined;
  readonly kycStatus: KycStatus;
  readonly canReceivePayments: boolean;
  readonly linkedAt: Instant;
  /** When another rise id took the place of an earlier one; the first link is no change. */
  readonly riseIdChangedAt?: Instant | undefined;
  readonly checkedAt: Instant;
};
