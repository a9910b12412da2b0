import * as z from 'zod';
import type { Rise } from '../rise.ts';
import { type User, userSchema } from '../teams/user.ts';
import { newUser, USER_STATE_NAMES } from '../teams/user-states.ts';
import { announce } from '../webhooks/announce.ts';
import { addressSchema } from '../wire/ids.ts';
import { Refusal } from '../wire/refusal.ts';
import type { Call } from '../wire/route.ts';
import type { Control } from './control.ts';

export const traitsSchema = userSchema.partial().strict();
export const stateSchema = z.enum(USER_STATE_NAMES).default('ready');

const eachSchema = z.strictObject({ users: z.array(traitsSchema.extend({ state: stateSchema })).min(1) });
const manySchema = z.strictObject({ count: z.int().min(1).max(100_000), state: stateSchema });
const isMany = (body: unknown): boolean => typeof body === 'object' && body !== null && 'count' in body;

/** The users one by one, or a number of equal users. */
const added = (body: unknown): User[] => {
  if (!isMany(body)) return eachSchema.parse(body).users.map(({ state, ...traits }) => newUser(state, traits));
  const { count, state } = manySchema.parse(body);
  return Array.from({ length: count }, () => newUser(state));
};

const add = ({ bank }: Rise, { body }: Call) => {
  const users = added(body);
  bank.transaction(() => {
    for (const user of users) bank.users.put(user.nanoid, user);
  });
  return { users };
};

const known = ({ bank }: Rise, { params }: Call): User => {
  const user = bank.users.get(params.user ?? '');
  if (user === undefined) throw new Refusal(404, `There is no user ${params.user}`);
  return user;
};

const change = (rise: Rise, call: Call): User => {
  const before = known(rise, call);
  const user = { ...before, ...traitsSchema.omit({ nanoid: true }).parse(call.body) };
  rise.bank.transaction(() => {
    rise.bank.users.put(user.nanoid, user);
    if (user.suspended && !before.suspended) {
      const account = { user_id: user.nanoid, account_status_v2: 'suspended' };
      announce(rise, 'withdraw_account.duplicated_detected', account);
    }
  });
  return user;
};

const walletSchema = z.strictObject({ address: addressSchema });

/** Lets another wallet sign in for a user. */
const addWallet = (rise: Rise, call: Call) => {
  const user = known(rise, call);
  const address = addressSchema.parse(walletSchema.parse(call.body).address.toLowerCase());
  rise.bank.wallets.put(address, { address, user: user.nanoid });
  return { address, user: user.nanoid, riseid: user.riseid };
};

export const userControls: readonly Control[] = [
  { method: 'GET', path: '/_local/users', serve: ({ bank }) => ({ users: bank.users.all() }) },
  { method: 'POST', path: '/_local/users', serve: add },
  { method: 'PATCH', path: '/_local/users/:user', serve: change },
  { method: 'POST', path: '/_local/users/:user/wallets', serve: addWallet },
];
