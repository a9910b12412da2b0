import type { Invite } from '../../../payouts/shared/payment-provider.ts';
import type { RiseApi } from '../api/rise-api.ts';
import { RiseError } from '../rise-error.ts';

/**
 * Invites somebody to the team as contractor. Nobody is sent a second mail while an invite is pending.
 *
 * @throws RiseError also `refused` when Rise makes no invite; then the address may be a member's
 */
export async function inviteOnce(api: RiseApi, email: string): Promise<Invite> {
  const pending = await api.pendingInvites();
  const earlier = pending.find((invite) => invite.email.toLowerCase() === email.toLowerCase());
  if (earlier) return earlier;
  const [inviteId] = await api.invite(email);
  if (inviteId !== undefined) return { inviteId, email };
  const message = 'Rise made no invite for this address; it may belong to a member of the team already';
  throw new RiseError({ kind: 'refused', code: 'refused', message });
}
