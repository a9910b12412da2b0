import { createHmac, timingSafeEqual } from 'node:crypto';
import type * as z from 'zod';

/** The listing that a cursor belongs to. The cursor is not valid on another, nor with other filters. */
export type CursorScope = {
  readonly listing: string;
  readonly filter: Readonly<Record<string, string | undefined>>;
};

/** Where a listing continues, as a text that a client can neither make sense of nor change. */
export function sealCursor(key: Uint8Array, scope: CursorScope, position: unknown): string {
  const payload = Buffer.from(JSON.stringify(position)).toString('base64url');
  return `${payload}.${signature(key, scope, payload)}`;
}

/**
 * The position that {@link sealCursor} was given. `undefined` if the cursor is not ours, was changed, belongs to another
 * listing, or comes from a version with another format.
 */
export function openCursor<T>(
  key: Uint8Array,
  scope: CursorScope,
  cursor: string,
  schema: z.ZodType<T>,
): T | undefined {
  const [payload, sealed, ...rest] = cursor.split('.');
  if (payload === undefined || sealed === undefined || rest.length > 0) return undefined;
  // Compared as text, because several texts decode to the same bytes, and only the one that we wrote is ours.
  const expected = Buffer.from(signature(key, scope, payload));
  const given = Buffer.from(sealed);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const position: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return schema.safeParse(position).data;
}

function signature(key: Uint8Array, { listing, filter }: CursorScope, payload: string): string {
  const named = Object.entries(filter).filter(([, value]) => value !== undefined);
  const scope = JSON.stringify([listing, named.sort(([left], [right]) => (left < right ? -1 : 1))]);
  // JSON has no line break of its own, so scope and payload cannot run into each other.
  return createHmac('sha256', key).update(`${scope}\n${payload}`).digest('base64url');
}
