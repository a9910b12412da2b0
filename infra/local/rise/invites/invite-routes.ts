import * as z from 'zod';
import { mustPay, mustRead } from '../auth/roles.ts';
import type { Rise } from '../rise.ts';
import { nanoidSchema, newNanoid } from '../wire/ids.ts';
import { Refusal, readBy } from '../wire/refusal.ts';
import type { Call, Caller, RiseRoute } from '../wire/route.ts';
import type { Invite } from './invite.ts';

const text = z.string();
/** All of the fields or none. */
const prefillSchema = z.strictObject({
  first_name: text,
  last_name: text,
  phone: text,
  company_name: text,
  job_title: text,
  company_size: text,
  company_website: text,
  company_industry: text,
  company_address: text,
  company_city: text,
  company_state: text,
  company_zip: text,
  company_country: text,
});

const bodySchema = z.strictObject({
  nanoid: nanoidSchema('te'),
  invites: z.array(z.strictObject({ email: z.email(), prefill: prefillSchema.optional() })).min(1),
  role: z.enum(['contractor', 'team_employee']),
  anonymous: z.boolean().optional(),
});
type Asked = z.output<typeof bodySchema>['invites'][number];

const nameOf = ({ email, prefill }: Asked): string =>
  prefill === undefined ? email : `${prefill.first_name} ${prefill.last_name}`;

const invite = (rise: Rise, { body }: Call, { user }: Caller) => {
  const { nanoid, invites, role, anonymous = false } = readBy(bodySchema, body);
  if (nanoid !== rise.identity.team.nanoid) throw new Refusal(404, 'Team not found');
  mustPay(user);
  const made = invites.map(
    (asked): Invite => ({
      nanoid: newNanoid('in'),
      email: asked.email,
      role,
      anonymous,
      name: nameOf(asked),
      invitedBy: user.nanoid,
      status: 'pending',
    }),
  );
  rise.bank.transaction(() => {
    for (const one of made) rise.bank.invites.put(one.nanoid, one);
  });
  return { nanoids: made.map((one) => one.nanoid) };
};

const querySchema = z.object({ nanoid: z.union([nanoidSchema('te'), nanoidSchema('co')]) });

/** The pending invites. */
const list = (rise: Rise, { query }: Call, { user }: Caller) => {
  const { nanoid } = readBy(querySchema, query);
  const { team, company } = rise.identity;
  if (nanoid !== team.nanoid && nanoid !== company.nanoid) throw new Refusal(404, 'Entity not found');
  mustRead(user);
  const pending = nanoid === team.nanoid ? rise.bank.invites.all().filter(({ status }) => status === 'pending') : [];
  return pending.map((one) => {
    const inviter = rise.bank.users.get(one.invitedBy);
    return {
      nanoid: one.nanoid,
      role: one.role,
      invitee_name: one.name,
      email: one.email,
      inviter_name: inviter === undefined ? '' : `${inviter.firstName} ${inviter.lastName}`,
      inviter_email: inviter?.email ?? '',
      team: { nanoid: team.nanoid, name: rise.teamName },
    };
  });
};

export const inviteRoutes: readonly RiseRoute[] = [
  { operation: 'invites.list', method: 'GET', path: '/v2/invites', signedIn: true, serve: list },
  { operation: 'invites.create', method: 'POST', path: '/v2/invites', signedIn: true, serve: invite },
];
