import { describe, expect, it } from 'vitest';
import { isInvitedAs, type PayoutInvite } from '../../../../lib/domain/accounts/payout-invite.ts';
import { affiliateId } from '../../../../lib/domain/shared/ids.ts';
import { NOW } from '../../../support/domain.ts';

const INVITE: PayoutInvite = {
  affiliateId: affiliateId('ann'),
  provider: 'rise',
  inviteId: 'i-1',
  email: 'Ann@Example.com',
  status: 'PENDING',
  invitedBy: 'admin',
  invitedAt: NOW,
};

describe('an affiliate is already invited', () => {
  it('by that provider at that address, capitals or not, as long as the invite is pending', () => {
    expect(isInvitedAs(INVITE, 'rise', 'Ann@Example.com')).toBe(true);
    expect(isInvitedAs(INVITE, 'rise', 'ann@EXAMPLE.com')).toBe(true);
  });

  it('no more once it was accepted, nor by another provider or at another address', () => {
    expect(isInvitedAs(undefined, 'rise', 'ann@example.com')).toBe(false);
    expect(isInvitedAs({ ...INVITE, status: 'ACCEPTED' }, 'rise', 'ann@example.com')).toBe(false);
    expect(isInvitedAs(INVITE, 'mock', 'ann@example.com')).toBe(false);
    expect(isInvitedAs(INVITE, 'rise', 'ann@example.org')).toBe(false);
  });
});
