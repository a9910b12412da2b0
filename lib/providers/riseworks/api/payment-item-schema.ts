import * as z from 'zod';
import { momentSchema } from './moment.ts';
import { looseId, wholeNumber } from './whole-number.ts';

const word = z.string().nullish();
/** A time that cannot be read counts as absent. A look-up works without it. */
const moment = momentSchema.nullish().catch(undefined);

/** One payment as Rise lists it. Only these fields are kept, because the list also has names and addresses of payees. */
export const itemSchema = z
  .object({
    payer: z.object({ nanoid: z.string() }),
    recipient: z.object({ nanoid: word, riseid: word }).nullish(),
    invoice: z
      .object({ invoice_description: word, invoice_status: word, currency: word, created_at: moment })
      .nullish(),
    payment: z.object({
      nanoid: word,
      onchain_id: looseId,
      group_onchain_id: looseId.nullish(),
      state: z.string(),
      amount_cents: wholeNumber,
      currency_symbol: word,
      created_at: moment,
    }),
  })
  .transform(({ payer, recipient, invoice, payment }) => ({
    payer: payer.nanoid,
    recipient: recipient?.nanoid ?? undefined,
    recipientRiseid: recipient?.riseid ?? undefined,
    description: invoice?.invoice_description ?? '',
    invoiceStatus: invoice?.invoice_status ?? undefined,
    nanoid: payment.nanoid ?? payment.onchain_id,
    onchainId: payment.onchain_id,
    groupId: payment.group_onchain_id ?? undefined,
    state: payment.state,
    amountMinor: payment.amount_cents,
    currency: payment.currency_symbol ?? invoice?.currency ?? undefined,
    madeAt: payment.created_at ?? invoice?.created_at ?? undefined,
  }));

export type Item = z.output<typeof itemSchema>;

export const itemsSchema = z.object({ items: z.array(z.unknown()) }).transform(({ items }) => {
  const read = items.map((item) => itemSchema.safeParse(item));
  return {
    items: read.flatMap(({ data }) => (data === undefined ? [] : [data])),
    unreadable: read.filter(({ success }) => !success).length,
  };
});
