import * as z from 'zod';
import { nanoid } from './team-schema.ts';

/** One payment of a request. The fields are Rise's own, and no others are allowed. */
export type CreateEntry = {
  readonly to: string;
  readonly amount_cents: number;
  readonly currency_symbol: 'USD';
  readonly invoice_description: string;
};

export type CreateBody = {
  readonly from: string;
  readonly to: readonly CreateEntry[];
  readonly pay_now: true;
  readonly network?: string | undefined;
};

const jsonObject = z.record(z.string(), z.unknown());

/** Kept as received. What is signed is checked elsewhere, and what is sent back is exactly the received object. */
export const createdSchema = z.object({
  domain: jsonObject,
  types: jsonObject,
  typed_data: jsonObject,
  primary_type: z.string(),
});
export type Created = z.output<typeof createdSchema>;

export type ExecuteBody = CreateBody & {
  readonly signer: string;
  readonly typed_data: Created['typed_data'];
  readonly signature: string;
};

/** An answer with a transaction means that the payments were accepted. */
export const executedSchema = z.object({ transaction: nanoid('tx-') });
export type Executed = z.output<typeof executedSchema>;
