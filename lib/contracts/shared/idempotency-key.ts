import * as z from 'zod';

/** The header by which a person names a request, so that sending it again does nothing twice. In small letters, as it arrives. */
export const IDEMPOTENCY_KEY_HEADER = 'idempotency-key';

export const MAX_IDEMPOTENCY_KEY_LENGTH = 255;

/** Whatever the client likes that a header can carry unchanged: a UUID, the name of a job and its day. */
export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, `must be 1 to ${MAX_IDEMPOTENCY_KEY_LENGTH} visible ASCII characters without spaces`);
