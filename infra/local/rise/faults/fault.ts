import * as z from 'zod';
import { FATES } from '../payments/payment.ts';
import { nanoidSchema } from '../wire/ids.ts';
import { OPERATIONS } from '../wire/operations.ts';
import { REFUSAL_CODES } from '../wire/refusal.ts';

/** How typed data differs from what was asked for. Whoever signs it pays so. */
export const ALTERATIONS = [
  'amount',
  'amounts-swapped',
  'recipient',
  'one-too-many',
  'one-twice',
  'one-missing',
  'token',
  'chain',
  'contract',
  'domain-name',
  'primary-type',
  'type-without-amount',
  'one-type-more',
  'expires-far-ahead',
  'expired',
  'pays-late',
  /** Allowed by the specification: addresses in mixed case that is no checksum. */
  'address-case',
] as const;
export type Alteration = (typeof ALTERATIONS)[number];

/** How the message at login differs from what it should be. Signed, it is as good as any. */
export const MESSAGE_ALTERATIONS = ['domain', 'chain', 'address', 'expired'] as const;
export type MessageAlteration = (typeof MESSAGE_ALTERATIONS)[number];

const often = {
  /** Only where this payee is concerned. */
  payee: nanoidSchema('us').optional(),
  /** So often; until it is cleared if left out. */
  times: z.int().positive().optional(),
};
const on = z.enum(OPERATIONS);
/** Whether the request is carried out all the same. */
const when = z.enum(['before', 'after']);

/** Faults of the wire: one call has at most one of them. */
const wireFaultSchema = z.discriminatedUnion('fault', [
  /** The connection ends without an answer. */
  z.strictObject({ fault: z.literal('lost'), on, when, ...often }),
  /** `retryAfter`: seconds, or an HTTP date. */
  z.strictObject({ fault: z.literal('rate-limited'), on, retryAfter: z.string().optional(), ...often }),
  z.strictObject({ fault: z.literal('server-error'), on, when, status: z.int().min(500).max(599), ...often }),
  /** A page of a gateway, in HTML. */
  z.strictObject({ fault: z.literal('not-json'), on, when, status: z.int().min(200).max(599), ...often }),
  /** Status 200, but `success` is false. */
  z.strictObject({ fault: z.literal('no-success'), on, when, ...often }),
  /** A success whose `data` is not what it should be. */
  z.strictObject({ fault: z.literal('empty-data'), on, when, ...often }),
  /** Waits before it does anything, or before it answers. */
  z.strictObject({ fault: z.literal('slow'), on, when, ms: z.int().positive(), ...often }),
  z.strictObject({ fault: z.literal('unauthorized'), on, ...often }),
  z.strictObject({
    fault: z.literal('refused'),
    on,
    status: z.int().min(400).max(499),
    code: z.enum([...REFUSAL_CODES, 'EXPIRED_DEADLINE', 'EXPIRED_DATA', 'PAYMENT_LIMIT_EXCEEDED']).optional(),
    /** Says the code as the text, and not as `error_code`: which of the two Rise does is not known. */
    codeAsText: z.boolean().default(false),
    ...often,
  }),
]);
export type WireFault = z.output<typeof wireFaultSchema>;

export const faultSchema = z.discriminatedUnion('fault', [
  ...wireFaultSchema.options,
  z.strictObject({ fault: z.literal('typed-data'), altered: z.enum(ALTERATIONS), ...often }),
  z.strictObject({ fault: z.literal('login-message'), altered: z.enum(MESSAGE_ALTERATIONS), times: often.times }),
  /** What becomes of a payment that is accepted; `times` counts payments. */
  z.strictObject({ fault: z.literal('fate'), fate: z.enum(FATES), ...often }),
  /** The list leaves out all payments, or those of the payee. */
  z.strictObject({ fault: z.literal('hidden'), ...often }),
  /** The list has each payment a second time, as another team's. */
  z.strictObject({ fault: z.literal('foreign-items'), times: often.times }),
]);
export type Fault = z.output<typeof faultSchema>;

/** A fault that was set, and how often it has happened. */
export const setFaultSchema = z.object({ id: z.string(), fault: faultSchema, happened: z.int().nonnegative() });
export type SetFault = z.output<typeof setFaultSchema>;
