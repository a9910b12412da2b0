import type { Rise } from '../rise.ts';
import { addressOf } from '../teams/private-data.ts';
import { centsOfUnits, TOKEN_DECIMALS } from '../wire/money.ts';
import type { Payment } from './payment.ts';

const iso = (at: number): string => new Date(at).toISOString();

const recipientView = ({ bank }: Rise, { recipient, recipientAddress }: Payment) => {
  const user = recipient === null ? undefined : bank.users.get(recipient);
  if (user === undefined) {
    return { nanoid: 'us-000000000000', riseid: recipientAddress, avatar: '', names: null, company_name: null };
  }
  if (user.paidAsCompany) {
    const nanoid = `co-${user.nanoid.slice('us-'.length)}`;
    return { nanoid, riseid: user.riseid, avatar: '', names: null, company_name: 'A company', email: null };
  }
  return {
    nanoid: user.nanoid,
    riseid: user.riseid,
    avatar: '',
    names: `${user.firstName} ${user.lastName}`,
    company_name: null,
    email: user.email,
    address: addressOf(user),
  };
};

const invoiceView = (rise: Rise, payment: Payment) => ({
  nanoid: payment.invoice,
  group_nanoid: payment.group,
  group_onchain_id: payment.groupOnchainId,
  amount_cents: centsOfUnits(payment.units),
  currency: 'USD',
  invoice_description: payment.description,
  invoice_number: null,
  invoice_status: payment.invoiceStatus,
  type: 'paynow',
  payer_nanoid: rise.identity.team.nanoid,
  recipient_nanoid: payment.recipient,
  pay_intent_time: Math.floor(payment.createdAt / 1_000),
  created_at: iso(payment.createdAt),
  updated_at: iso(payment.updatedAt),
});

/** An item of `GET /v2/payments`. */
export const paymentView = (rise: Rise, payment: Payment) => {
  const { team } = rise.identity;
  return {
    recipient: recipientView(rise, payment),
    payer: { nanoid: team.nanoid, riseid: team.riseid, avatar: '', name: rise.teamName },
    invoice: invoiceView(rise, payment),
    payment: {
      nanoid: payment.nanoid,
      onchain_id: payment.onchainId,
      group_onchain_id: payment.groupOnchainId,
      payment_group_nanoid: payment.group,
      invoice_nanoid: payment.invoice,
      creation_transaction: payment.creationTransaction,
      process_transaction: payment.processTransaction,
      state: payment.shownState ?? payment.state,
      pay_at_time: payment.payAtTime,
      token_amount: payment.units.toString(),
      amount_cents: centsOfUnits(payment.units),
      currency_symbol: 'USD',
      token_decimals: TOKEN_DECIMALS,
      valid_minutes: payment.validMinutes,
      created_at: iso(payment.createdAt),
      updated_at: iso(payment.updatedAt),
    },
  };
};
