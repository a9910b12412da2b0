import { recoverMessageAddress, recoverTypedDataAddress } from 'viem';
import type { ToSign } from '../payments/draft.ts';
import type { Address } from '../wire/ids.ts';
import { issueToken, type TokenSource, walletOfToken } from './tokens.ts';

/** What mathematics decides: who has signed something, and whether a token is ours. */
export interface Proofs {
  /** Who has signed the message (EIP-191). @throws for what is no signature */
  messageSigner(message: string, signature: `0x${string}`): Promise<string>;
  /** Who has signed the typed data (EIP-712). @throws for what is no signature */
  typedDataSigner(toSign: ToSign, signature: `0x${string}`): Promise<string>;
  issueToken(source: TokenSource, wallet: Address, lifetimeSeconds: number): Promise<string>;
  /** @throws Refusal with status 401 if there is no token, or it is not ours, expired or revoked */
  walletOfToken(source: TokenSource, authorization: string | undefined): Promise<Address>;
}

export const secp256k1Proofs: Proofs = {
  messageSigner: (message, signature) => recoverMessageAddress({ message, signature }),
  typedDataSigner: ({ domain, types, primary_type, typed_data }, signature) =>
    recoverTypedDataAddress({ domain, types, primaryType: primary_type, message: typed_data, signature }),
  issueToken,
  walletOfToken,
};
