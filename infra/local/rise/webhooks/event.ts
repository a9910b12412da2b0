import * as z from 'zod';

const attemptSchema = z.object({
  at: z.int(),
  /** The status of the answer, or why there was none. */
  outcome: z.union([z.int(), z.enum(['no answer', 'no answer in time'])]),
});

/**
 * A webhook. It is sent until it is answered with 2xx, or the attempts are used up. Times are in milliseconds since 1970.
 */
export const webhookEventSchema = z.object({
  /** Its idempotency key. */
  id: z.uuid(),
  type: z.string(),
  /** The exact text that is signed and sent. */
  body: z.string(),
  state: z.enum(['waiting', 'held', 'delivered', 'dropped']),
  attempts: z.array(attemptSchema),
});
export type WebhookEvent = z.output<typeof webhookEventSchema>;
export type DeliveryAttempt = z.output<typeof attemptSchema>;
