import type { Wallet } from '../wallet.ts';
import type { TypedData } from './typed-data.ts';

/**
 * Signs what {@link checkTypedData} has found to be exactly our request (EIP-712).
 *
 * @throws when a value does not fit its type
 */
export async function sign(
  wallet: Wallet,
  typedData: TypedData,
): Promise<{ readonly signer: string; readonly signature: string }> {
  return { signer: wallet.address, signature: await wallet.signTypedData(typedData) };
}
