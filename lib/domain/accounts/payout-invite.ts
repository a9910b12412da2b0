import type { AffiliateId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';

export const INVITE_STATUSES = ['PENDING', 'ACCEPTED'] as const;

/** The latest invite of an affiliate to open an account at a provider. */
export type PayoutInvite = {
  readonly affiliateId: AffiliateId;
  readonly provider: string;
  /** The provider's own id of it. */
  readonly inviteId: string;
  /** Where the invite went. Whoever reads mail at that address need not be the affiliate, so it never links an account. */
  readonly email: string;
  /**
   * ACCEPTED: the provider no longer lists it as pending. A withdrawn invite looks the same, because providers do not say
   * which it was.
   */
  readonly status: (typeof INVITE_STATUSES)[number];
  /** The name of the admin who asked for it. */
  readonly invitedBy: string;
  readonly invitedAt: Instant;
  /** When it was first seen to be no longer pending. */
  readonly acceptedAt?: Instant | undefined;
};

/** Whether a new request would only repeat this invite. */
export function isInvitedAs(invite: PayoutInvite | undefined, provider: string, email: string): boolean {
  return invite?.status === 'PENDING' && invite.provider === provider && sameAddress(invite.email, email);
}

function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
