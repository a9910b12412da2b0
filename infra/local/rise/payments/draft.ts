import * as z from 'zod';
import { addressSchema } from '../wire/ids.ts';
import { createSchema, typedDataSchema } from './payment-request.ts';

const fieldsSchema = z.array(z.strictObject({ name: z.string(), type: z.string() }));

/** The answer of `POST /v2/payments`: what is to be signed. */
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

/** Typed data exactly as it was sent out to be signed, and for which request. */
export const draftSchema = z.object({
  request: createSchema,
  toSign: toSignSchema,
  /** By nanoid: the address of the payee that the request was for, even if a fault changed it. */
  addresses: z.record(z.string(), addressSchema),
});
export type Draft = z.output<typeof draftSchema>;
