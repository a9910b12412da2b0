import type { Invite } from '../invites/invite.ts';
import type { Rise } from '../rise.ts';
import { newUser } from '../teams/user-states.ts';
import { announce } from '../webhooks/announce.ts';
import { Refusal } from '../wire/refusal.ts';
import type { Call } from '../wire/route.ts';
import type { Control } from './control.ts';
import { stateSchema, traitsSchema } from './user-controls.ts';

const pending = ({ bank }: Rise, { params }: Call): Invite => {
  const invite = bank.invites.get(params.invite ?? '');
  if (invite?.status !== 'pending') throw new Refusal(404, `There is no invite ${params.invite} that is pending`);
  return invite;
};

const acceptedSchema = traitsSchema.extend({ state: stateSchema });

/** The invited person becomes a user of the team, by default one who can be paid. */
const accept = (rise: Rise, call: Call) => {
  const invite = pending(rise, call);
  const { state, ...traits } = acceptedSchema.parse(call.body ?? {});
  const { email, role } = invite;
  const user = newUser(state, { email, role, relationship: role, ...traits });
  rise.bank.transaction(() => {
    rise.bank.users.put(user.nanoid, user);
    rise.bank.invites.put(invite.nanoid, { ...invite, status: 'accepted' });
    announce(rise, 'invite.accepted', {
      nanoid: invite.nanoid,
      user_nanoid: user.nanoid,
      email,
      role,
      status: 'accepted',
      anonymous: invite.anonymous,
      invited_by: invite.invitedBy,
      invited_to: rise.identity.team.nanoid,
    });
  });
  return { user };
};

/** Sends no event, like Rise. */
const withdraw = (rise: Rise, call: Call) => {
  const invite: Invite = { ...pending(rise, call), status: 'withdrawn' };
  rise.bank.invites.put(invite.nanoid, invite);
  return { invite };
};

export const inviteControls: readonly Control[] = [
  { method: 'GET', path: '/_local/invites', serve: ({ bank }) => ({ invites: bank.invites.all() }) },
  { method: 'POST', path: '/_local/invites/:invite/accept', serve: accept },
  { method: 'POST', path: '/_local/invites/:invite/withdraw', serve: withdraw },
];
