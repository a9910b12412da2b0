import * as z from 'zod';

/** What every message says about itself. The rest of it is only searched. */
export type Envelope = {
  readonly key?: unknown;
  readonly type: string;
  /** When it was made, in seconds since 1970. */
  readonly seconds?: number | undefined;
  readonly event: unknown;
};

const type = z
  .string()
  .regex(/^[\w.]{1,128}$/)
  .catch('unknown');
const seconds = z.number().optional().catch(undefined);
const v2Schema = z.object({ idempotency_key: z.unknown(), event_type: type, created: seconds });
const v1Schema = z.object({ idempotent_key: z.unknown(), type, timestamp: seconds });

export function v2Envelope(event: unknown): Envelope {
  const { data } = v2Schema.safeParse(event);
  return { key: data?.idempotency_key, type: data?.event_type ?? 'unknown', seconds: data?.created, event };
}

export function v1Envelope(event: unknown): Envelope {
  const { data } = v1Schema.safeParse(event);
  return { key: data?.idempotent_key, type: data?.type ?? 'unknown', seconds: data?.timestamp, event };
}
