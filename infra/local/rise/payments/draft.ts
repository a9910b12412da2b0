import * as z from 'zod';
import { addressSchema } from '../wire/ids.ts';
import { createSchema, typedDataSchema } from './payment-request.ts';

const fieldsSchema = z.array(z.strictObject({ name: z.string(), type: z.string() }));

/** What `POST /v2/payments` answers: what is to be signed. */
export const toSignSchema = z.strictObject({
  domain: z.strictObject({
    name: z.string(),
    version: z.string(),
    chainId: z.int(),
    verifyingContract: addressSchema,
  }),
  types: z.record(z.string(), fieldsSchema),
  typed_data: typedDataSchema,
  primary_type: z.string(),
});
export type ToSign = z.output<typeof toSignSchema>;

/** What was given out to be signed, as it was given out, and for which request. */
export const draftSchema = z.object({
  request: createSchema,
  toSign: toSignSchema,
  /** Of each payee, by nanoid: which of their addresses the request was for, whatever a fault made of it. */
  addresses: z.record(z.string(), addressSchema),
});
export type Draft = z.output<typeof draftSchema>;
