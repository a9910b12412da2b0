import { takeFault } from '../faults/take-fault.ts';
import type { Rise } from '../rise.ts';
import { canBePaid, type User } from '../teams/user.ts';
import { announce } from '../webhooks/announce.ts';
import { groupEntity } from '../webhooks/entities.ts';
import { type Nanoid, newNanoid, sameAddress } from '../wire/ids.ts';
import { Refusal } from '../wire/refusal.ts';
import type { Draft } from './draft.ts';
import type { Payment } from './payment.ts';
import type { ExecuteRequest, TypedPayment } from './payment-request.ts';
import { save } from './settle.ts';

const hasAddress = ({ riseAccount, riseid }: User, address: string): boolean =>
  sameAddress(riseAccount, address) || sameAddress(riseid, address);

/** Which of the request's payees has the address that was signed; none, if another address was signed. */
const payeeOf = (users: readonly User[], { recipient }: TypedPayment): User | undefined =>
  users.find((user) => hasAddress(user, recipient));

/**
 * A payee whose address changed since the signature is not paid at the old one.
 *
 * @throws Refusal INVALID_RECIPIENT, which does not say who
 */
const mustAllBePayable = (rise: Rise, { to }: ExecuteRequest, { addresses }: Draft): User[] =>
  to.map(({ to: nanoid }) => {
    const user = rise.bank.users.get(nanoid);
    const address = addresses[nanoid] ?? '';
    if (user === undefined || !canBePaid(user) || !hasAddress(user, address)) {
      throw new Refusal(400, 'Invalid recipient', { code: 'INVALID_RECIPIENT' });
    }
    return user;
  });

/** The descriptions of a payee's entries, to be taken one by one. */
const descriptionsOf = ({ to }: ExecuteRequest): ((nanoid: string | undefined) => string | null) => {
  const left = [...to];
  return (nanoid) => {
    const index = left.findIndex((one) => one.to === nanoid);
    return index < 0 ? null : (left.splice(index, 1)[0]?.invoice_description ?? null);
  };
};

/**
 * Accepts what was signed, whatever it is, because a chain would do that. The money is set aside at once.
 *
 * @throws Refusal if a payee cannot be paid, or the team has too little
 */
export const accept = (rise: Rise, request: ExecuteRequest, draft: Draft, transaction: Nanoid<'tx'>): void => {
  const { bank } = rise;
  const users = mustAllBePayable(rise, request, draft);
  const { payments } = request.typed_data.data;
  const sum = payments.reduce((total, { amount }) => total + BigInt(amount), 0n);
  const balance = bank.balance(request.from);
  if (sum > balance) throw new Refusal(400, 'Insufficient balance', { code: 'INSUFFICIENT_BALANCE' });
  bank.setBalance(request.from, balance - sum);

  const now = rise.now();
  const group = newNanoid('pg');
  const descriptionOf = descriptionsOf(request);
  const accepted = payments.map((typed) => {
    const payee = payeeOf(users, typed);
    const payment: Payment = {
      nanoid: newNanoid('pa'),
      onchainId: typed.id,
      groupOnchainId: typed.groupID,
      group,
      invoice: newNanoid('iv'),
      creationTransaction: transaction,
      processTransaction: null,
      recipient: payee?.nanoid ?? null,
      recipientAddress: typed.recipient,
      token: typed.token,
      units: BigInt(typed.amount),
      description: descriptionOf(payee?.nanoid),
      state: request.pay_now ? 'Scheduled' : 'Intent',
      invoiceStatus: 'open',
      shownState: null,
      fate: takeFault(rise, 'fate', payee === undefined ? [] : [payee.nanoid])?.fate ?? 'complete',
      payAtTime: Number(typed.payAtTime),
      validMinutes: Number(typed.validMinutes),
      payType: typed.payType,
      createdAt: now,
      updatedAt: now,
    };
    save(rise, payment);
    return payment;
  });
  announce(rise, 'payment.group.created', groupEntity(rise, accepted));
};
