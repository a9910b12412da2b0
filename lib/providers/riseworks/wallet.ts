import { privateKeyToAccount } from 'viem/accounts';
import { PRIMARY_TYPE, type TypedData } from './payments/typed-data.ts';

export type PrivateKey = `0x${string}`;

/** A key at work. All arithmetic on the curve is behind it, which takes milliseconds. */
export type Wallet = {
  /** In mixed case, as its checksum has it. */
  readonly address: string;
  /** EIP-191. */
  signMessage(message: string): Promise<string>;
  /** EIP-712. @throws when a value does not fit its type */
  signTypedData(typedData: TypedData): Promise<string>;
};

/** @throws for 32 bytes that are no key; the error quotes them */
export type WalletOf = (key: PrivateKey) => Wallet;

/** The curve that Rise asks for, secp256k1. */
export const secp256k1Wallet: WalletOf = (key) => {
  const account = privateKeyToAccount(key);
  return {
    address: account.address,
    signMessage: (message) => account.signMessage({ message }),
    signTypedData: ({ domain, types, message }) =>
      account.signTypedData({ domain, types, primaryType: PRIMARY_TYPE, message }),
  };
};
