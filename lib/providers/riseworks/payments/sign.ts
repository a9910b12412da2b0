import { privateKeyToAccount } from 'viem/accounts';
import type { PrivateKey } from '../secrets.ts';
import { PRIMARY_TYPE, type TypedData } from './typed-data.ts';

/**
 * Signs what {@link checkTypedData} has found to be exactly our request (EIP-712).
 *
 * @throws when a value does not fit its type
 */
export async function sign(
  key: PrivateKey,
  { domain, types, message }: TypedData,
): Promise<{ readonly signer: string; readonly signature: string }> {
  const account = privateKeyToAccount(key);
  const signature = await account.signTypedData({ domain, types, primaryType: PRIMARY_TYPE, message });
  return { signer: account.address, signature };
}
