import type { Rise } from '../rise.ts';
import { newNanoid } from '../wire/ids.ts';
import type { Movement, Payment } from './payment.ts';

/** When the next thing happens to a payment by itself, in milliseconds since 1970; never, if nothing does. */
export const isDue = (rise: Rise, { state, fate, payAtTime, updatedAt }: Payment): number | undefined => {
  const { chainDelayMs } = rise.behaviour;
  if (state === 'Scheduled' && fate !== 'stuck') return payAtTime * 1_000 + chainDelayMs;
  if (state === 'Complete' && fate === 'returned') return updatedAt + chainDelayMs;
  return undefined;
};

const save = (rise: Rise, payment: Payment): void =>
  rise.bank.payments.put(payment.nanoid, payment, isDue(rise, payment));

/** Gives back to the team what was set aside or came back. */
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

/** Pays a scheduled payment. */
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
};

/** Takes back a payment, before or after it was paid. */
export const remove = (rise: Rise, payment: Payment): void => {
  const removed: Payment = { ...payment, state: 'Removed', invoiceStatus: 'canceled', updatedAt: rise.now() };
  save(rise, removed);
  credit(rise, payment.units);
  if (payment.state === 'Complete') move(rise, removed, 'back');
};

const step = (rise: Rise, payment: Payment): void => {
  if (payment.state === 'Scheduled' && payment.fate !== 'removed') complete(rise, payment);
  else remove(rise, payment);
};

/** Does what has become due: all payments of it, or, after a crash, none. */
export const settleDue = (rise: Rise): void =>
  rise.bank.transaction(() => {
    for (const payment of rise.bank.payments.due(rise.now())) step(rise, payment);
  });
