import * as z from 'zod';

/** An address on the chain in lower case, so that equal addresses are equal texts. */
export type Address = `0x${string}`;

const ADDRESS = /^0x[0-9a-f]{40}$/;
const ZERO: Address = `0x${'0'.repeat(40)}`;

/** The case of Rise's addresses varies, so they are compared and hashed in lower case. */
export const addressSchema = z
  .string()
  .transform((text) => text.toLowerCase())
  .refine(isLowerCaseAddress, 'not an address: 0x and 40 hex digits');

function isLowerCaseAddress(text: string): text is Address {
  return ADDRESS.test(text);
}

/** The address, if anybody can own it. Rise may show the zero address for a user without a rise id. */
export function ownedAddress(text: string | null | undefined): Address | undefined {
  const address = text?.toLowerCase() ?? '';
  return isLowerCaseAddress(address) && address !== ZERO ? address : undefined;
}
