import * as z from 'zod';
import { nanoid } from './team-schema.ts';

/** One payment of a request; the fields are Rise's own, and there may be no others. */
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

/** Kept as it came: what is signed is checked apart, and what is sent back is the object as it was received. */
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

/** That there is a transaction is what says that the payments were taken. */
export const executedSchema = z.object({ transaction: nanoid('tx-') });
export type Executed = z.output<typeof executedSchema>;
