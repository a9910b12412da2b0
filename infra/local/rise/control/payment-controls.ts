import * as z from 'zod';
import { type Payment, RETURNED_AS } from '../payments/payment.ts';
import { paymentView } from '../payments/payment-view.ts';
import { complete, remove, save, takeBack } from '../payments/settle.ts';
import type { Rise } from '../rise.ts';
import { nanoidSchema } from '../wire/ids.ts';
import { Refusal } from '../wire/refusal.ts';
import type { Call } from '../wire/route.ts';
import type { Control } from './control.ts';

const isOpen = ({ state }: Payment): boolean => state === 'Scheduled' || state === 'Intent';

const known = ({ bank }: Rise, nanoid: string | undefined): Payment => {
  const payment = bank.payments.get(nanoid ?? '');
  if (payment === undefined) throw new Refusal(404, `There is no payment ${nanoid}`);
  return payment;
};

const must = (payment: Payment, isRight: boolean, what: string): void => {
  if (!isRight) throw new Refusal(400, `${payment.nanoid} is ${payment.state}: ${what}`);
};

const executionSchema = z.strictObject({ payments: z.array(nanoidSchema('pa')).optional() });

/** Pays at once what is scheduled, an intent, or stuck: all of it, or the payments that are named. */
const execute = (rise: Rise, { body }: Call) => {
  const { payments } = executionSchema.parse(body ?? {});
  const asked = payments?.map((nanoid) => known(rise, nanoid)) ?? rise.bank.payments.all().filter(isOpen);
  for (const payment of asked) must(payment, isOpen(payment), 'only what is not paid can be paid');
  rise.bank.transaction(() => {
    for (const payment of asked) complete(rise, payment);
  });
  return { payments: asked.map(({ nanoid }) => nanoid) };
};

const giveUp = (rise: Rise, { params }: Call) => {
  const payment = known(rise, params.payment);
  must(payment, isOpen(payment), 'only what is not paid can be removed');
  rise.bank.transaction(() => remove(rise, payment));
  return paymentView(rise, known(rise, params.payment));
};

const returnSchema = z.strictObject({ as: z.enum(RETURNED_AS).default('removed') });

const giveBack = (rise: Rise, { params, body }: Call) => {
  const { as } = returnSchema.parse(body ?? {});
  const payment = known(rise, params.payment);
  const isPaid = payment.state === 'Complete' && payment.invoiceStatus === 'closed';
  must(payment, isPaid, 'only what is paid can come back');
  rise.bank.transaction(() => takeBack(rise, payment, as));
  return paymentView(rise, known(rise, params.payment));
};

const shownSchema = z.strictObject({ shownState: z.string().min(1).nullable() });

/** Makes the list show another state than the real one, such as one that nobody knows. */
const show = (rise: Rise, { params, body }: Call) => {
  const { shownState } = shownSchema.parse(body);
  save(rise, { ...known(rise, params.payment), shownState });
  return paymentView(rise, known(rise, params.payment));
};

/** All payments that were accepted, also those that the list hides. */
const all = (rise: Rise) => ({ items: rise.bank.payments.all().map((payment) => paymentView(rise, payment)) });

export const paymentControls: readonly Control[] = [
  { method: 'GET', path: '/_local/payments', serve: all },
  { method: 'POST', path: '/_local/payments/execute', serve: execute },
  { method: 'POST', path: '/_local/payments/:payment/remove', serve: giveUp },
  { method: 'POST', path: '/_local/payments/:payment/return', serve: giveBack },
  { method: 'PATCH', path: '/_local/payments/:payment', serve: show },
];
