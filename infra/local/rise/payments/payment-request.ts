import * as z from 'zod';
import { addressSchema, nanoidSchema } from '../wire/ids.ts';

const NETWORKS = ['ethereum', 'arbitrum', 'base', 'polygon', 'avalanche', 'optimism'] as const;

const createShape = {
  from: nanoidSchema('te'),
  to: z
    .array(
      z.strictObject({
        to: nanoidSchema('us'),
        /** From one dollar to a hundred million. */
        amount_cents: z.int().min(100).max(10_000_000_000),
        currency_symbol: z.literal('USD').default('USD'),
        invoice_description: z.string().max(5_000).optional(),
      }),
    )
    .min(1),
  pay_now: z.boolean(),
  network: z.enum(NETWORKS).default('arbitrum'),
};

/** The body of `POST /v2/payments`. Unknown fields are refused, as at Rise. */
export const createSchema = z.strictObject(createShape);
export type CreateRequest = z.output<typeof createSchema>;

const numeral = z.string().regex(/^\d{1,78}$/);

export const typedDataSchema = z.strictObject({
  from: addressSchema,
  to: addressSchema,
  salt: numeral,
  /** Unix seconds. */
  expires: numeral,
  data: z.strictObject({
    payments: z.array(
      z.strictObject({
        id: numeral,
        groupID: numeral,
        payAtTime: numeral,
        validMinutes: numeral,
        payType: numeral,
        token: addressSchema,
        recipient: addressSchema,
        amount: numeral,
        data: z.templateLiteral(['0x', z.string().regex(/^([a-fA-F0-9]{2})*$/)]),
      }),
    ),
  }),
});
export type TypedData = z.output<typeof typedDataSchema>;
export type TypedPayment = TypedData['data']['payments'][number];

/** The body of `PUT /v2/payments`: the whole create body again, what was signed, and the signature. */
export const executeSchema = z.strictObject({
  ...createShape,
  signer: addressSchema,
  typed_data: typedDataSchema,
  signature: z.templateLiteral(['0x', z.string().regex(/^[a-fA-F0-9]{130}$/)]),
});
export type ExecuteRequest = z.output<typeof executeSchema>;
