import type { AffiliateId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';

export const INVITE_STATUSES = ['PENDING', 'ACCEPTED'] as const;

/** The latest invite of an affiliate to open an account at a provider. */
export type PayoutInvite = {
  readonly affiliateId: AffiliateId;
  readonly provider: string;
  /** The provider's own id of it. */
  readonly inviteId: string;
  /** Where the invite went. Whoever has that address need not be the affiliate: it never links an account. */
  readonly email: string;
  /**
   * ACCEPTED: the provider does not list it as pending any more. One that was withdrawn there looks the same, as providers do
   * not say which.
   */
  readonly status: (typeof INVITE_STATUSES)[number];
  /** The name of who asked for it. */
  readonly invitedBy: string;
  readonly invitedAt: Instant;
  /** When it was first seen to be no longer pending. */
  readonly acceptedAt?: Instant | undefined;
};

/** Whether asking for this invite would only ask for what is under way. */
export function isInvitedAs(invite: PayoutInvite | undefined, provider: string, email: string): boolean {
  return invite?.status === 'PENDING' && invite.provider === provider && sameAddress(invite.email, email);
}

function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
