import { createHash } from 'node:crypto';
import { isId } from '../../../domain/shared/ids.ts';

/** Leaves room for the number of an event within its message. */
const MAX_LENGTH = 120;

/**
 * The id of a message: Rise's own key, which is the same when it is delivered again. If there is no key, or one that our
 * ids cannot hold, it is the hash of the body.
 */
export function messageIdOf(key: unknown, body: Uint8Array): string {
  if (typeof key === 'string' && key.length <= MAX_LENGTH && isId(key)) return key;
  const told = typeof key === 'string' && key !== '' ? key : body;
  return `sha256-${createHash('sha256').update(told).digest('hex')}`;
}
