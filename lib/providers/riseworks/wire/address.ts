import * as z from 'zod';

/** An address on the chain in small letters, so that two are the same exactly when they are equal. */
export type Address = `0x${string}`;

const ADDRESS = /^0x[0-9a-f]{40}$/;
const ZERO: Address = `0x${'0'.repeat(40)}`;

/** Rise's checksum case varies: an address is compared, and hashed, in small letters. */
export const addressSchema = z
  .string()
  .transform((text) => text.toLowerCase())
  .refine(isLowerCaseAddress, 'not an address: 0x and 40 hex digits');

function isLowerCaseAddress(text: string): text is Address {
  return ADDRESS.test(text);
}

/** The address, if it is one that somebody can own: a user who has no rise id yet may be shown with the zero address. */
export function ownedAddress(text: string | null | undefined): Address | undefined {
  const address = text?.toLowerCase() ?? '';
  return isLowerCaseAddress(address) && address !== ZERO ? address : undefined;
}
