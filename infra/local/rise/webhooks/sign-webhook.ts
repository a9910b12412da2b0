import { createHmac } from 'node:crypto';
import { keccak256, stringToBytes } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import type { Rise } from '../rise.ts';

export type Headers = Readonly<Record<string, string>>;

const hmac = (secret: string, text: string): string => createHmac('sha256', secret).update(text).digest('hex');

/** One `v1` for each secret. There are two while a secret is being changed. @param seconds since 1970 */
export const signatureOf = (secrets: readonly string[], seconds: number, body: string): string =>
  [`t=${seconds}`, ...secrets.map((secret) => `v1=${hmac(secret, `${seconds}.${body}`)}`)].join(',');

export const v2Headers = ({ bank, behaviour }: Rise, seconds: number, body: string): Headers => ({
  [behaviour.webhookHeader]: signatureOf(bank.webhookSecrets, seconds, body),
});

/** The signature of V1: a wallet's signature over the text of the body's hash. */
export const v1Headers = async ({ identity }: Rise, body: string): Promise<Headers> => {
  const hash = keccak256(stringToBytes(body));
  const signature = await privateKeyToAccount(identity.webhookSignerPrivateKey).signMessage({ message: hash });
  return { 'x-rise-hash': hash, 'x-rise-signature': signature };
};
