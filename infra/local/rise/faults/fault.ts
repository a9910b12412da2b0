import * as z from 'zod';
import { FATES } from '../payments/payment.ts';
import { nanoidSchema } from '../wire/ids.ts';
import { OPERATIONS } from '../wire/operations.ts';
import { REFUSAL_CODES } from '../wire/refusal.ts';

/** How typed data can differ from the request. Whoever signs it pays what it says. */
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
  /** The specification allows this: addresses in mixed case that is not a checksum. */
  'address-case',
] as const;
export type Alteration = (typeof ALTERATIONS)[number];

/** How the message at login can differ from the right one. Once signed, it is valid. */
export const MESSAGE_ALTERATIONS = ['domain', 'chain', 'address', 'expired'] as const;
export type MessageAlteration = (typeof MESSAGE_ALTERATIONS)[number];

const often = {
  /** Only for requests that concern this payee. */
  payee: nanoidSchema('us').optional(),
  /** How often. If absent, until it is cleared. */
  times: z.int().positive().optional(),
};
const on = z.enum(OPERATIONS);
/** Whether the fault happens before the request is carried out, or after. */
const when = z.enum(['before', 'after']);

/** Faults of the connection. One call has at most one of them. */
const wireFaultSchema = z.discriminatedUnion('fault', [
  /** The connection ends without an answer. */
  z.strictObject({ fault: z.literal('lost'), on, when, ...often }),
  /** `retryAfter`: seconds, or an HTTP date. */
  z.strictObject({ fault: z.literal('rate-limited'), on, retryAfter: z.string().optional(), ...often }),
  z.strictObject({ fault: z.literal('server-error'), on, when, status: z.int().min(500).max(599), ...often }),
  /** A page of a gateway, in HTML. */
  z.strictObject({ fault: z.literal('not-json'), on, when, status: z.int().min(200).max(599), ...often }),
  /** Status 200, with `success` false. */
  z.strictObject({ fault: z.literal('no-success'), on, when, ...often }),
  /** A success with wrong `data`. */
  z.strictObject({ fault: z.literal('empty-data'), on, when, ...often }),
  /** Waits before the request is carried out, or before it is answered. */
  z.strictObject({ fault: z.literal('slow'), on, when, ms: z.int().positive(), ...often }),
  z.strictObject({ fault: z.literal('unauthorized'), on, ...often }),
  z.strictObject({
    fault: z.literal('refused'),
    on,
    status: z.int().min(400).max(499),
    code: z.enum([...REFUSAL_CODES, 'EXPIRED_DEADLINE', 'EXPIRED_DATA', 'PAYMENT_LIMIT_EXCEEDED']).optional(),
    /** Puts the code into the text instead of `error_code`. Which of the two Rise does is not known. */
    codeAsText: z.boolean().default(false),
    ...often,
  }),
]);
export type WireFault = z.output<typeof wireFaultSchema>;

export const faultSchema = z.discriminatedUnion('fault', [
  ...wireFaultSchema.options,
  z.strictObject({ fault: z.literal('typed-data'), altered: z.enum(ALTERATIONS), ...often }),
  z.strictObject({ fault: z.literal('login-message'), altered: z.enum(MESSAGE_ALTERATIONS), times: often.times }),
  /** What becomes of an accepted payment. `times` counts payments. */
  z.strictObject({ fault: z.literal('fate'), fate: z.enum(FATES), ...often }),
  /** The list leaves out all payments, or only those of the payee. */
  z.strictObject({ fault: z.literal('hidden'), ...often }),
  /** The list has each payment a second time, as another team's. */
  z.strictObject({ fault: z.literal('foreign-items'), times: often.times }),
]);
export type Fault = z.output<typeof faultSchema>;

/** A fault that was set, and how often it has happened. */
export const setFaultSchema = z.object({ id: z.string(), fault: faultSchema, happened: z.int().nonnegative() });
export type SetFault = z.output<typeof setFaultSchema>;
