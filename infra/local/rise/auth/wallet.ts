import * as z from 'zod';
import { addressSchema, nanoidSchema } from '../wire/ids.ts';

/** A key that may sign in for a user. */
export const walletSchema = z.object({
  /** In lower case. */
  address: addressSchema,
  user: nanoidSchema('us'),
});
export type Wallet = z.output<typeof walletSchema>;
