import * as z from 'zod';
import { mustRead } from '../auth/roles.ts';
import { takeFault } from '../faults/take-fault.ts';
import type { Rise } from '../rise.ts';
import { nanoidSchema, newNanoid } from '../wire/ids.ts';
import { Refusal, readBy } from '../wire/refusal.ts';
import type { Call, Caller } from '../wire/route.ts';
import type { Payment } from './payment.ts';
import { paymentView } from './payment-view.ts';

/** A bare date is its midnight in UTC, also at the end. Whoever means the whole day must say so. */
const instantSchema = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((text) => new Date(text).getTime());

const OTHER_TEAM = newNanoid('te');

const querySchema = z.object({
  team_nanoid: nanoidSchema('te'),
  state: z.enum(['all', 'intent', 'scheduled', 'complete']),
  start_date: instantSchema,
  end_date: instantSchema,
  query_type: z.enum(['payable', 'receivable']),
  recipient: nanoidSchema('us').optional(),
});
type Query = z.output<typeof querySchema>;

const isAsked = ({ state }: Payment, asked: Query['state']): boolean =>
  asked === 'all' || state.toLowerCase() === asked;

const asAnothers = (item: ReturnType<typeof paymentView>) => ({
  ...item,
  payer: { ...item.payer, nanoid: OTHER_TEAM, name: 'Another team' },
  invoice: { ...item.invoice, payer_nanoid: OTHER_TEAM },
});

/** `GET /v2/payments`, by creation time: the start is included, the end is not. */
export const list = (rise: Rise, call: Call, { user }: Caller) => {
  const query = readBy(querySchema, call.query);
  if (query.team_nanoid !== rise.identity.team.nanoid) throw new Refusal(404, 'Team not found');
  mustRead(user);
  const { listLagMs, listOmitsRemoved } = rise.behaviour;
  const hidden = takeFault(rise, 'hidden');
  const shown = (payment: Payment): boolean =>
    isAsked(payment, query.state) &&
    payment.createdAt >= query.start_date &&
    payment.createdAt < query.end_date &&
    (query.recipient === undefined || payment.recipient === query.recipient) &&
    payment.createdAt + listLagMs <= rise.now() &&
    !(listOmitsRemoved && payment.state === 'Removed') &&
    !(hidden !== undefined && (hidden.payee === undefined || hidden.payee === payment.recipient));
  // Nobody pays the team.
  const payments = query.query_type === 'receivable' ? [] : rise.bank.payments.all().filter(shown);
  const items = payments.map((payment) => paymentView(rise, payment));
  return { items: takeFault(rise, 'foreign-items') === undefined ? items : [...items, ...items.map(asAnothers)] };
};
