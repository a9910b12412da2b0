import { createHash } from 'node:crypto';
import { encodeTime } from 'ulid';
import type { Instant } from '../../domain/shared/time.ts';

/**
 * What is being handled: one request of a person, or one firing of a schedule. It stays the same when it is handled again.
 */
export type Occasion = {
  /** Unique among all occasions. */
  readonly id: string;
  /** When it was first handled. */
  readonly at: Instant;
};

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_CHARACTERS = 10;
const HASH_CHARACTERS = 16;
const BITS_PER_CHARACTER = 5n;

/**
 * A ULID that derives only from the occasion and the purpose. Its time is the occasion's, and the 80 bits after it are the
 * first of SHA-256 over `<occasion id>\n<purpose>`. Handling the occasion again gives the same id, so what was made before
 * a crash is found again. Ids still sort by time.
 *
 * @see https://github.com/ulid/spec
 */
export function derivedId({ id, at }: Occasion, purpose: string): string {
  const hash = createHash('sha256').update(`${id}\n${purpose}`).digest('hex');
  let bits = BigInt(`0x${hash}`) >> (256n - BITS_PER_CHARACTER * BigInt(HASH_CHARACTERS));
  let random = '';
  for (let length = 0; length < HASH_CHARACTERS; length += 1) {
    random = CROCKFORD.charAt(Number(bits % 32n)) + random;
    bits /= 32n;
  }
  return encodeTime(Date.parse(at), TIME_CHARACTERS) + random;
}
