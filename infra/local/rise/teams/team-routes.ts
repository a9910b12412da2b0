import { mustRead } from '../auth/roles.ts';
import type { Rise } from '../rise.ts';
import { ZERO_ADDRESS } from '../wire/ids.ts';
import { centsOfUnits } from '../wire/money.ts';
import { Refusal } from '../wire/refusal.ts';
import type { Call, Caller, RiseRoute } from '../wire/route.ts';
import { addressOf, companyOf, personalDataOf } from './private-data.ts';
import type { User } from './user.ts';

/** @throws Refusal if there is no such team, or the caller may not see it. */
const seenTeam = (rise: Rise, { params }: Call, { user }: Caller): void => {
  if (params.team !== rise.identity.team.nanoid) throw new Refusal(404, 'Team not found');
  mustRead(user);
};

const listed = (rise: Rise): User[] => rise.bank.users.all().filter(({ membership }) => membership !== 'gone');

const users = (rise: Rise, call: Call, caller: Caller) => {
  seenTeam(rise, call, caller);
  return {
    users: listed(rise).map((user) => ({
      nanoid: user.nanoid,
      first_name: user.firstName,
      last_name: user.lastName,
      email: user.email,
      role: user.role,
      rise_account: user.riseAccount,
      riseid: user.riseid,
      avatar: '',
      address: addressOf(user),
    })),
  };
};

const summary = (rise: Rise, call: Call, caller: Caller) => {
  seenTeam(rise, call, caller);
  const user = rise.bank.users.get(call.params.user ?? '');
  if (user?.membership !== 'member') throw new Refusal(404, 'Member not found');
  return {
    user: {
      nanoid: user.nanoid,
      avatar: '',
      first_name: user.firstName,
      last_name: user.lastName,
      email: user.email,
      blockchain_address: user.riseid === ZERO_ADDRESS ? null : user.riseAccount,
      ...personalDataOf(user),
      certifications: [],
      onboarding: {
        onboarded: user.onboarded,
        step: user.step,
        role: user.onboardingRole,
        moderation_status: user.moderationStatus,
      },
    },
    relationship_type: user.relationship,
    company: companyOf(user),
    pay_schedules: [],
  };
};

const settings = (rise: Rise, call: Call, caller: Caller) => {
  seenTeam(rise, call, caller);
  return { payment_delay_in_minutes: rise.behaviour.paymentDelayMinutes };
};

const isPayee = ({ role }: User): boolean => role === 'contractor' || role === 'team_employee';

const teams = (rise: Rise, _: Call, { user }: Caller) => {
  const { nanoid, riseid, riseAccount } = rise.identity.team;
  const payees = listed(rise).filter(isPayee).length;
  return {
    teams: [
      {
        nanoid,
        name: rise.teamName,
        riseid,
        rise_account: riseAccount,
        role: user.role,
        avatar: '',
        balance: centsOfUnits(rise.bank.balance(nanoid)),
        payees_count: payees,
        administrators_count: listed(rise).length - payees,
      },
    ],
  };
};

const TEAM = '/v2/teams/:team';

export const teamRoutes: readonly RiseRoute[] = [
  { operation: 'user.teams', method: 'GET', path: '/v2/user/teams', signedIn: true, serve: teams },
  { operation: 'team.users', method: 'GET', path: `${TEAM}/users`, signedIn: true, serve: users },
  { operation: 'team.settings', method: 'GET', path: `${TEAM}/settings`, signedIn: true, serve: settings },
  { operation: 'member.summary', method: 'GET', path: `${TEAM}/member/:user/summary`, signedIn: true, serve: summary },
];
