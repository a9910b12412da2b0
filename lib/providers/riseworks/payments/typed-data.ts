import * as z from 'zod';
import type { Created } from '../api/payment-schema.ts';
import { addressSchema } from '../wire/address.ts';
import { typeFault } from './typed-data-types.ts';

/* What Rise asks us to sign, with every address in small letters: that is what is checked and hashed (the digest is the
   same), while the object is sent back as it was received. */

const uint = z
  .string()
  .regex(/^(?:0|[1-9][0-9]{0,77})$/)
  .transform((digits) => BigInt(digits));
const scalar = z.string().min(1).max(2_000);

const domainSchema = z.strictObject({
  name: z.string(),
  version: z.string(),
  chainId: z.int(),
  verifyingContract: addressSchema,
});

const messageSchema = z.object({
  from: addressSchema,
  to: addressSchema,
  salt: uint,
  expires: uint,
  data: z.object({
    payments: z.array(
      z.object({
        id: scalar,
        groupID: scalar,
        payAtTime: uint,
        validMinutes: uint,
        payType: scalar,
        token: addressSchema,
        recipient: addressSchema,
        amount: uint,
        data: z.string().max(20_000),
      }),
    ),
  }),
});

const fieldSchema = z.strictObject({ name: z.string(), type: z.string() });
const typesSchema = z.record(z.string(), z.array(fieldSchema));

export const PRIMARY_TYPE = 'CreatePaymentsForwardRequest';

export type TypedData = {
  readonly domain: z.output<typeof domainSchema>;
  readonly types: z.output<typeof typesSchema>;
  readonly message: z.output<typeof messageSchema>;
};

/** Parses its shape, or says what is wrong with it. */
export function readTypedData(created: Created): TypedData | { readonly fault: string } {
  if (created.primary_type !== PRIMARY_TYPE) return { fault: `primary_type is not ${PRIMARY_TYPE}` };
  const domain = domainSchema.safeParse(created.domain);
  if (!domain.success) return { fault: `domain is not as expected at ${places(domain.error)}` };
  const types = typesSchema.safeParse(created.types);
  if (!types.success) return { fault: `types is not as expected at ${places(types.error)}` };
  const fault = typeFault(types.data);
  if (fault !== undefined) return { fault };
  const message = messageSchema.safeParse(created.typed_data);
  if (!message.success) return { fault: `typed_data is not as expected at ${places(message.error)}` };
  return { domain: domain.data, types: types.data, message: message.data };
}

function places({ issues }: z.ZodError): string {
  const paths = issues.slice(0, 5).map((issue) => {
    const path = issue.path.map(String).join('.');
    return issue.code === 'unrecognized_keys' ? `${path}${path && '.'}${issue.keys.join(', ')}` : path || 'its top';
  });
  return [...new Set(paths)].join(', ');
}
