import * as z from 'zod';
import { countField, instantField } from './fields.ts';

/** A request that came with an idempotency key. */
export const requestItemSchema = z.object({
  /** The ids of everything that the request makes derive from this. It stays when another owner takes the request over. */
  occasionId: z.string(),
  firstAt: instantField,
  fingerprint: z.string(),
  owner: z.string(),
  leaseUntil: instantField,
  /** Seconds since 1970, as DynamoDB's TTL needs them. */
  expiresAt: countField,
  answer: z.object({ status: countField, contentType: z.string(), parts: countField }).optional(),
});
export type RequestItem = z.infer<typeof requestItemSchema>;

/** A part of its answer, compressed. */
export const answerPartSchema = z.object({
  occasionId: z.string(),
  part: countField,
  bytes: z.instanceof(Uint8Array),
});
