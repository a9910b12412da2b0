import * as z from 'zod';
import { mustRead } from '../auth/roles.ts';
import type { Rise } from '../rise.ts';
import type { Address } from '../wire/ids.ts';
import { nanoidSchema } from '../wire/ids.ts';
import { centsOfUnits } from '../wire/money.ts';
import { Refusal, readBy } from '../wire/refusal.ts';
import type { Call, Caller, RiseRoute } from '../wire/route.ts';

const CURRENCIES = ['USD', 'EUR'] as const;

const querySchema = z.object({
  nanoid: z.union([nanoidSchema('te'), nanoidSchema('co'), nanoidSchema('us')]),
  currencies: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(CURRENCIES)))
    .default([...CURRENCIES]),
});

const accountOf = ({ identity, bank }: Rise, nanoid: string): Address | undefined => {
  const group = [identity.team, identity.company].find((one) => one.nanoid === nanoid);
  return group?.riseAccount ?? bank.users.get(nanoid)?.riseAccount;
};

const balance = (rise: Rise, { query }: Call, { user }: Caller) => {
  const { nanoid, currencies } = readBy(querySchema, query);
  const account = accountOf(rise, nanoid);
  if (account === undefined) throw new Refusal(404, 'Entity not found');
  if (nanoid !== user.nanoid) mustRead(user);
  const cents = { USD: centsOfUnits(rise.bank.balance(nanoid)), EUR: 0 };
  return {
    rise_account_address: account,
    balances: currencies.map((currency) => ({ currency, balance_cents: cents[currency] })),
  };
};

export const balanceRoutes: readonly RiseRoute[] = [
  { operation: 'balance', method: 'GET', path: '/v2/balance', signedIn: true, serve: balance },
];
