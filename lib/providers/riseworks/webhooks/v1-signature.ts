import { keccak256, recoverMessageAddress } from 'viem';
import type { Address } from '../wire/address.ts';

type Signed = { readonly hash: string; readonly signature: `0x${string}` };

export function isV1Signature(text: string | undefined): text is `0x${string}` {
  return text !== undefined && /^0x[0-9a-fA-F]{130}$/.test(text);
}

/**
 * Whether the hash is that of exactly these bytes, and the signer has signed it. What is signed (EIP-191) is the text of
 * the hash, 66 characters, and not its 32 bytes.
 */
export async function isSignedV1({ hash, signature }: Signed, body: Uint8Array, signer: Address): Promise<boolean> {
  const expected = keccak256(body);
  if (hash.toLowerCase() !== expected) return false;
  try {
    return (await recoverMessageAddress({ message: expected, signature })).toLowerCase() === signer;
  } catch {
    // Not every 65 bytes are a signature.
    return false;
  }
}
