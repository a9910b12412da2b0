import { type AffiliateId, isSamePayee, type PayeeId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';

export const KYC_STATUSES = ['PENDING', 'SUBMITTED', 'APPROVED', 'REJECTED', 'EXPIRED'] as const;
export type KycStatus = (typeof KYC_STATUSES)[number];

/** The affiliate's account at a payment provider, as last seen there. */
export type PayoutAccount = {
  readonly affiliateId: AffiliateId;
  /** The provider that the account is at. No other provider pays to it. */
  readonly provider: string;
  /** The provider's id for the account; at Rise the rise id. */
  readonly payeeId: PayeeId;
  /**
   * The holder id: the provider's own id of the person or company behind the payee id, if it has one. It stays the same when
   * the payee id changes. At Rise it is the nanoid of the user.
   */
  readonly holderId?: string | undefined;
  /** The account's e-mail address at the provider, if an admin has entered it. */
  readonly email?: string | undefined;
  readonly kycStatus: KycStatus;
  readonly canReceivePayments: boolean;
  /** Why it cannot receive payments, in the provider's terms, for the admin who reads it. */
  readonly fault?: string | undefined;
  readonly linkedAt: Instant;
  /** When the payee id was last replaced by another. The first link is not a change. */
  readonly payeeIdChangedAt?: Instant | undefined;
  readonly checkedAt: Instant;
};

/** Whether the account is this payee at this provider. */
export function isLinkedTo(account: PayoutAccount | undefined, provider: string, payeeId: PayeeId): boolean {
  return account?.provider === provider && isSamePayee(account.payeeId, payeeId);
}
