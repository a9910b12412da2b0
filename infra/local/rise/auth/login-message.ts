import { createSiweMessage } from 'viem/siwe';
import type { MessageAlteration } from '../faults/fault.ts';
import { SIWE_CHAIN_ID, SIWE_DOMAIN } from '../rise.ts';
import { type Address, newAddress } from '../wire/ids.ts';

export interface Login {
  readonly wallet: Address;
  readonly nonce: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly lifetimeMs: number;
  /** What a fault makes wrong in the message. */
  readonly altered: MessageAlteration | undefined;
}

/** The message that a wallet signs to log in. https://eips.ethereum.org/EIPS/eip-4361 */
export const loginMessage = ({ wallet, nonce, now, lifetimeMs, altered }: Login): string => {
  const domain = altered === 'domain' ? 'elsewhere.test' : SIWE_DOMAIN;
  const issuedAt = altered === 'expired' ? now - 2 * lifetimeMs : now;
  return createSiweMessage({
    address: altered === 'address' ? newAddress() : wallet,
    chainId: altered === 'chain' ? SIWE_CHAIN_ID + 1 : SIWE_CHAIN_ID,
    domain,
    uri: `https://${domain}`,
    version: '1',
    statement: 'Sign in to the Rise sandbox.',
    nonce,
    issuedAt: new Date(issuedAt),
    expirationTime: new Date(issuedAt + lifetimeMs),
  });
};
