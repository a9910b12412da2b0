import { privateKeyToAddress } from 'viem/accounts';
import type { Bank } from './bank/bank.ts';
import type { Identity } from './identity.ts';
import type { User } from './teams/user.ts';
import { newUser, USER_STATE_NAMES } from './teams/user-states.ts';
import { addressSchema } from './wire/ids.ts';
import { unitsOfCents } from './wire/money.ts';

/** A million dollars for the team. The ten for the company cannot pay for the team. */
const TEAM_CENTS = 100_000_000;
const COMPANY_CENTS = 1_000_000_000;

const add = ({ users }: Bank, user: User): void => users.put(user.nanoid, user);

/** Fills an empty bank: the payer, a user in every state, and two with one e-mail address. */
export const seed = (bank: Bank, { signer, team, company, webhookSecret }: Identity): void =>
  bank.transaction(() => {
    if (bank.wallets.all().length > 0) return;
    const { privateKey, ...ids } = signer;
    const address = addressSchema.parse(privateKeyToAddress(privateKey).toLowerCase());
    bank.wallets.put(address, { address, user: ids.nanoid });
    add(bank, newUser('admin', { ...ids, email: 'api-wallet@payer.example', firstName: 'Api', lastName: 'Wallet' }));
    for (const state of USER_STATE_NAMES) add(bank, newUser(state, { email: `${state}@payees.example` }));
    for (const _ of ['one', 'other']) add(bank, newUser('ready', { email: 'twice@payees.example' }));
    bank.webhookSecrets = [webhookSecret];
    bank.setBalance(team.nanoid, unitsOfCents(TEAM_CENTS));
    bank.setBalance(company.nanoid, unitsOfCents(COMPANY_CENTS));
  });
