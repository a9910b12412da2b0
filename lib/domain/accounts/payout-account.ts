import type { AffiliateId, PayeeId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';

export const KYC_STATUSES = ['PENDING', 'SUBMITTED', 'APPROVED', 'REJECTED', 'EXPIRED'] as const;
export type KycStatus = (typeof KYC_STATUSES)[number];

/** The affiliate's account at a payment provider, as last seen there. */
export type PayoutAccount = {
  readonly affiliateId: AffiliateId;
  /** The provider that it is an account at: no other one pays to it. */
  readonly provider: string;
  /** What that provider calls whom it pays: at Rise the rise id. */
  readonly payeeId: PayeeId;
  /**
   * The provider's own id of the person or company behind the payee id, where it has one: it stays the same when the
   * payee id changes. At Rise the nanoid of the user.
   */
  readonly holderId?: string | undefined;
  /** The address that the account has at the provider, if an admin has said it. */
  readonly email?: string | undefined;
  readonly kycStatus: KycStatus;
  readonly canReceivePayments: boolean;
  /** Why it cannot receive payments, in the provider's terms, for the admin who reads it. */
  readonly fault?: string | undefined;
  readonly linkedAt: Instant;
  /** When another payee id took the place of an earlier one; the first link is no change. */
  readonly payeeIdChangedAt?: Instant | undefined;
  readonly checkedAt: Instant;
};
