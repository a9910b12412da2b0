import * as z from 'zod';

/** The header by which a person names a request, so that repeating it does nothing twice. In lower case, as it arrives. */
export const IDEMPOTENCY_KEY_HEADER = 'idempotency-key';

export const MAX_IDEMPOTENCY_KEY_LENGTH = 255;

/** Any text that a header can carry unchanged: a UUID, or the name of a job and its day. */
export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, `must be 1 to ${MAX_IDEMPOTENCY_KEY_LENGTH} visible ASCII characters without spaces`);
