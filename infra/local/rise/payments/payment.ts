import * as z from 'zod';
import { addressSchema, nanoidSchema } from '../wire/ids.ts';
import { unitsSchema } from '../wire/money.ts';

/** What will become of an accepted payment. */
export const FATES = ['complete', 'removed', 'returned', 'stuck'] as const;

/** How the list shows that a payment came back. Which of these Rise does is not known. */
export const RETURNED_AS = ['removed', 'canceled', 'open_canceled'] as const;
export type ReturnedAs = (typeof RETURNED_AS)[number];

/** A payment that the sandbox accepted. Times are in milliseconds since 1970, but `payAtTime` is in seconds. */
export const paymentSchema = z.object({
  nanoid: nanoidSchema('pa'),
  /** As in the typed data, where it was chosen. */
  onchainId: z.string(),
  groupOnchainId: z.string(),
  group: nanoidSchema('pg'),
  invoice: nanoidSchema('iv'),
  creationTransaction: nanoidSchema('tx'),
  processTransaction: nanoidSchema('tx').nullable(),
  /** Null if no user has the address that was signed. */
  recipient: nanoidSchema('us').nullable(),
  recipientAddress: addressSchema,
  token: addressSchema,
  units: unitsSchema,
  description: z.string().nullable(),
  state: z.enum(['Intent', 'Scheduled', 'Complete', 'Removed']),
  invoiceStatus: z.enum(['open', 'closed', 'canceled', 'open_canceled']),
  /** What the list shows instead of the state, if it is to show something else. */
  shownState: z.string().nullable(),
  fate: z.enum(FATES),
  payAtTime: z.int(),
  validMinutes: z.int(),
  payType: z.string(),
  createdAt: z.int(),
  updatedAt: z.int(),
});
export type Payment = z.output<typeof paymentSchema>;

/** Money that went to a payee, or came back from one. */
export const movementSchema = z.object({
  direction: z.enum(['out', 'back']),
  payment: nanoidSchema('pa'),
  onchainId: z.string(),
  groupOnchainId: z.string(),
  group: nanoidSchema('pg'),
  invoice: nanoidSchema('iv'),
  creationTransaction: nanoidSchema('tx'),
  processTransaction: nanoidSchema('tx'),
  payee: nanoidSchema('us').nullable(),
  address: addressSchema,
  /** The payee's rise id when it was paid. */
  riseid: addressSchema.nullable(),
  units: unitsSchema,
  description: z.string().nullable(),
  at: z.int(),
});
export type Movement = z.output<typeof movementSchema>;
