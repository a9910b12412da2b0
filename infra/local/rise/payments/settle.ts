import type { Rise } from '../rise.ts';
import { announce } from '../webhooks/announce.ts';
import { paymentEntity } from '../webhooks/entities.ts';
import { newNanoid } from '../wire/ids.ts';
import type { Movement, Payment, ReturnedAs } from './payment.ts';

/** When something next happens to a payment without a request, in milliseconds since 1970; `undefined` if nothing does. */
const isDue = (rise: Rise, { state, fate, payAtTime, updatedAt }: Payment): number | undefined => {
  const { chainDelayMs } = rise.behaviour;
  if (state === 'Scheduled' && fate !== 'stuck') return payAtTime * 1_000 + chainDelayMs;
  if (state === 'Complete' && fate === 'returned') return updatedAt + chainDelayMs;
  return undefined;
};

/** Stores a payment, and when it goes on. */
export const save = (rise: Rise, payment: Payment): void =>
  rise.bank.payments.put(payment.nanoid, payment, isDue(rise, payment));

/** Gives money back to the team that was set aside or came back. */
const credit = ({ bank, identity }: Rise, units: bigint): void =>
  bank.setBalance(identity.team.nanoid, bank.balance(identity.team.nanoid) + units);

const move = (rise: Rise, payment: Payment, direction: Movement['direction']): void => {
  const { processTransaction } = payment;
  if (processTransaction === null) throw new Error(`${payment.nanoid} was never processed`);
  const movement: Movement = {
    direction,
    payment: payment.nanoid,
    onchainId: payment.onchainId,
    groupOnchainId: payment.groupOnchainId,
    group: payment.group,
    invoice: payment.invoice,
    creationTransaction: payment.creationTransaction,
    processTransaction,
    payee: payment.recipient,
    address: payment.recipientAddress,
    riseid: payment.recipient === null ? null : (rise.bank.users.get(payment.recipient)?.riseid ?? null),
    units: payment.units,
    description: payment.description,
    at: rise.now(),
  };
  rise.bank.movements.put(`${payment.nanoid} ${direction}`, movement);
};

/** Pays a payment that has not been paid. */
export const complete = (rise: Rise, payment: Payment): void => {
  const paid: Payment = {
    ...payment,
    state: 'Complete',
    invoiceStatus: 'closed',
    processTransaction: newNanoid('tx'),
    updatedAt: rise.now(),
  };
  save(rise, paid);
  move(rise, paid, 'out');
  announce(rise, 'payment.sent', paymentEntity(rise, paid));
};

/** Gives up a payment that has not been paid. No event reports it. */
export const remove = (rise: Rise, payment: Payment): void => {
  save(rise, { ...payment, state: 'Removed', invoiceStatus: 'canceled', updatedAt: rise.now() });
  credit(rise, payment.units);
};

/** Takes back what was paid. No event reports it. */
export const takeBack = (rise: Rise, payment: Payment, as: ReturnedAs): void => {
  const returned: Payment = {
    ...payment,
    state: as === 'removed' ? 'Removed' : 'Complete',
    invoiceStatus: as === 'open_canceled' ? 'open_canceled' : 'canceled',
    fate: 'complete',
    updatedAt: rise.now(),
  };
  save(rise, returned);
  credit(rise, payment.units);
  move(rise, returned, 'back');
};

const step = (rise: Rise, payment: Payment): void => {
  if (payment.state === 'Complete') takeBack(rise, payment, rise.behaviour.returnedAs);
  else if (payment.fate === 'removed') remove(rise, payment);
  else complete(rise, payment);
};

/** Does everything that has become due, in one transaction: after a crash all of it happened, or nothing. */
export const settleDue = (rise: Rise): void =>
  rise.bank.transaction(() => {
    for (const payment of rise.bank.payments.due(rise.now())) step(rise, payment);
  });
