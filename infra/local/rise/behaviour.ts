import * as z from 'zod';
import { RETURNED_AS } from './payments/payment.ts';

/** What the published facts leave open, and how fast things happen. It can be changed while the sandbox runs. */
export const behaviourSchema = z.strictObject({
  /** The lifetime of new tokens. Rise says 24 hours. */
  tokenLifetimeSeconds: z.int().positive().default(86_400),
  nonceLifetimeSeconds: z.int().positive().default(300),
  /** How far ahead `expires` of typed data lies. */
  typedDataLifetimeSeconds: z.int().positive().default(600),
  /** The team's `payment_delay_in_minutes`. */
  paymentDelayMinutes: z.int().nonnegative().default(0),
  /** From `pay_at_time` until a payment is complete. */
  chainDelayMs: z.int().nonnegative().default(1_000),
  /** Which address of a user the typed data pays. */
  recipientIs: z.enum(['rise_account', 'riseid']).default('rise_account'),
  /** What a PUT does whose salt is already used. `executed` pays again, as the worst of all servers would. */
  repeatedPut: z.enum(['rejected', 'idempotent', 'executed']).default('rejected'),
  /** How long after it was accepted a payment appears in the list. */
  listLagMs: z.int().nonnegative().default(0),
  /** How the list shows what came back by its fate. */
  returnedAs: z.enum(RETURNED_AS).default('removed'),
  listOmitsRemoved: z.boolean().default(false),
  /** A request with more is refused with 413; null is no limit. */
  mostPaymentsPerRequest: z.int().positive().nullable().default(null),
  /** Names of headers that POST and PUT of payments must have, such as x-recaptcha-token. */
  requiredHeaders: z.array(z.string().toLowerCase()).default([]),
  /** `hold` keeps webhooks until they are released; `drop` loses them. */
  webhooks: z.enum(['send', 'hold', 'drop']).default('send'),
  /** The waits before each retry. After the last retry the event is dropped. */
  webhookRetrySeconds: z.array(z.number().nonnegative()).default([60, 120, 300]),
  webhookTimeoutMs: z.int().positive().default(10_000),
  /** Whether a retry carries the time of the first attempt, or its own. */
  webhookTime: z.enum(['kept', 'renewed']).default('kept'),
  webhookHeader: z.enum(['X-Rise-Signature', 'Rise-Signature']).default('X-Rise-Signature'),
});
export type Behaviour = z.output<typeof behaviourSchema>;

/** Some of its fields by name, as somebody set them. */
export const changesSchema = z.record(z.string(), z.unknown());
export type Changes = z.output<typeof changesSchema>;
