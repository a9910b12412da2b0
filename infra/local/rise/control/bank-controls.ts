import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Movement } from '../payments/payment.ts';
import type { Rise } from '../rise.ts';
import { announce } from '../webhooks/announce.ts';
import { nanoidSchema, newNanoid } from '../wire/ids.ts';
import { centsOfUnits, unitsOfCents } from '../wire/money.ts';
import { Refusal } from '../wire/refusal.ts';
import type { Call } from '../wire/route.ts';
import type { Control } from './control.ts';

const movementView = (movement: Movement) => ({
  direction: movement.direction,
  payee: movement.payee,
  riseid: movement.riseid,
  address: movement.address,
  tokenUnits: movement.units.toString(),
  amountCents: centsOfUnits(movement.units),
  currency: 'USD',
  description: movement.description,
  payment: movement.payment,
  invoice: movement.invoice,
  group: movement.group,
  onchainId: movement.onchainId,
  groupOnchainId: movement.groupOnchainId,
  creationTransaction: movement.creationTransaction,
  processTransaction: movement.processTransaction,
  at: new Date(movement.at).toISOString(),
});

const books = ({ bank, identity }: Rise) => ({
  movements: bank.movements.all().map(movementView),
  balanceCents: centsOfUnits(bank.balance(identity.team.nanoid)),
});

const balanceSchema = z.strictObject({
  cents: z.int().nonnegative(),
  entity: z.union([nanoidSchema('te'), nanoidSchema('co')]).optional(),
});

const setBalance = (rise: Rise, { body }: Call) => {
  const { team, company } = rise.identity;
  const { cents, entity = team.nanoid } = balanceSchema.parse(body);
  if (entity !== team.nanoid && entity !== company.nanoid) throw new Refusal(404, `There is no ${entity}`);
  rise.bank.setBalance(entity, unitsOfCents(cents));
  return { entity, cents };
};

const depositSchema = z.strictObject({ cents: z.int().positive() });

/** Puts money into the team's account; an event reports it. */
const deposit = (rise: Rise, { body }: Call) => {
  const { team, tokenAddress } = rise.identity;
  const { cents } = depositSchema.parse(body);
  const units = rise.bank.balance(team.nanoid) + unitsOfCents(cents);
  // 18 characters, as in the examples of webhooks.
  const nanoid = `${newNanoid('dp')}${randomBytes(2).toString('hex').slice(1)}`;
  rise.bank.transaction(() => {
    rise.bank.setBalance(team.nanoid, units);
    announce(rise, 'deposit.received', {
      nanoid,
      entity_nanoid: team.nanoid,
      provider_name: 'manual',
      source_currency: 'USD',
      source_amount_cents: cents,
      destination_currency: 'USD',
      destination_amount_cents: cents,
      status: 'complete',
      funding_blockchain_txn: null,
      token: tokenAddress,
      network: 'arbitrum',
    });
  });
  return { deposit: nanoid, balanceCents: centsOfUnits(units) };
};

const changeBehaviour = (rise: Rise, { body }: Call) =>
  rise.changeBehaviour(z.record(z.string(), z.unknown()).parse(body));

const revokeTokens = ({ bank }: Rise) => {
  bank.revokeTokens();
  return { tokenGeneration: bank.tokenGeneration };
};

export const bankControls: readonly Control[] = [
  { method: 'GET', path: '/_local/bank', serve: books },
  { method: 'PUT', path: '/_local/balance', serve: setBalance },
  { method: 'POST', path: '/_local/deposits', serve: deposit },
  { method: 'GET', path: '/_local/behaviour', serve: (rise) => rise.behaviour },
  { method: 'PATCH', path: '/_local/behaviour', serve: changeBehaviour },
  { method: 'POST', path: '/_local/tokens/revoke', serve: revokeTokens },
  { method: 'GET', path: '/_local/calls', serve: ({ calls }) => ({ calls: calls.all }) },
];
