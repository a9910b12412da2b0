import { createHash } from 'node:crypto';
import { isId } from '../../../domain/shared/ids.ts';

/** Room for the number of an event within its message. */
const MAX_LENGTH = 120;

/**
 * The id of a message: Rise's own key, the same one when it is delivered again. One that our ids cannot hold, or none, is
 * told by its digest.
 */
export function messageIdOf(key: unknown, body: Uint8Array): string {
  if (typeof key === 'string' && key.length <= MAX_LENGTH && isId(key)) return key;
  const told = typeof key === 'string' && key !== '' ? key : body;
  return `sha256-${createHash('sha256').update(told).digest('hex')}`;
}
