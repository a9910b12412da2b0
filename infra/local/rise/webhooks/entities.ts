import type { Payment } from '../payments/payment.ts';
import type { Rise } from '../rise.ts';
import { centsOfUnits, TOKEN_DECIMALS } from '../wire/money.ts';

/** As in Rise's example, the recipient's id is the payment's, and `pay_at_time` and `pay_type` are text. */
export const paymentEntity = ({ bank }: Rise, payment: Payment) => {
  const user = payment.recipient === null ? undefined : bank.users.get(payment.recipient);
  return {
    nanoid: payment.nanoid,
    onchain_id: payment.onchainId,
    group_onchain_id: payment.groupOnchainId,
    invoice_nanoid: payment.invoice,
    creation_transaction: payment.creationTransaction,
    process_transaction: payment.processTransaction,
    pay_at_time: String(payment.payAtTime),
    pay_type: payment.payType,
    token: { address: payment.token, name: 'Sandbox dollar', symbol: 'USD', decimals: TOKEN_DECIMALS },
    recipients: [
      {
        nanoid: payment.nanoid,
        email: user?.email ?? '',
        name: user === undefined ? '' : `${user.firstName} ${user.lastName}`,
        entity_type: 'user',
      },
    ],
    amount: payment.units.toString(),
    amount_cents: centsOfUnits(payment.units),
  };
};

/** The payments of one submission. The group has one description, whatever theirs are. */
export const groupEntity = (rise: Rise, payments: readonly Payment[]) => {
  const [first] = payments;
  if (first === undefined) return undefined;
  const at = new Date(first.createdAt).toISOString();
  return {
    nanoid: first.group,
    onchain_id: first.groupOnchainId,
    created_at: at,
    updated_at: at,
    invoice_type: 'paynow',
    invoice_description: first.description,
    role_description: null,
    currency: 'USD',
    payments: payments.map((payment) => paymentEntity(rise, payment)),
  };
};
