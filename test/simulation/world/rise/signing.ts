import { createHmac } from 'node:crypto';
import { privateKeyToAccount } from 'viem/accounts';
import type { Proofs } from '../../../../infra/local/rise/auth/proofs.ts';
import type { TokenSource } from '../../../../infra/local/rise/auth/tokens.ts';
import type { ToSign } from '../../../../infra/local/rise/payments/draft.ts';
import type { Address } from '../../../../infra/local/rise/wire/ids.ts';
import { Refusal } from '../../../../infra/local/rise/wire/refusal.ts';
import { secp256k1Wallet, type Wallet, type WalletOf } from '../../../../lib/providers/riseworks/wallet.ts';
import { addressOf, WALLET_KEY } from './identity.ts';

/** How a history signs and checks signatures: both sides of the one wallet. */
export type Signing = { readonly walletOf: WalletOf; readonly proofs: Proofs; readonly address: Address };

const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('hex');

/** As long as a real one, and of the same content: only the arithmetic on the curve is left out, which takes milliseconds. */
const signatureOf = (text: string): `0x${string}` => `0x${hmac(WALLET_KEY, text)}${'0'.repeat(66)}`;

const digits = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
const typedText = (domain: unknown, types: unknown, message: unknown) =>
  JSON.stringify([domain, types, message], digits);

const QUICK_ADDRESS = addressOf('wallet');
const QUICK_WALLET: Wallet = {
  address: QUICK_ADDRESS,
  signMessage: async (message) => signatureOf(message),
  signTypedData: async ({ domain, types, message }) => signatureOf(typedText(domain, types, message)),
};

export const QUICK: Signing = {
  address: QUICK_ADDRESS,
  walletOf: () => QUICK_WALLET,
  proofs: {
    messageSigner: async (message, signature) => signerIf(QUICK_ADDRESS, signature, signatureOf(message)),
    typedDataSigner: async ({ domain, types, typed_data }, signature) =>
      signerIf(QUICK_ADDRESS, signature, signatureOf(typedText(domain, types, typed_data))),
    issueToken,
    walletOfToken,
  },
};

/**
 * With the real curve. Its signatures are the same for the same content (RFC 6979), so whoever has the key checks one by
 * making it again. Recovering a signer takes an import at run time, for which the clock of a simulation does not wait.
 */
export function realSigning(): Signing {
  const account = privateKeyToAccount(WALLET_KEY);
  const address: Address = `0x${account.address.slice(2).toLowerCase()}`;
  return {
    address,
    walletOf: secp256k1Wallet,
    proofs: {
      messageSigner: async (message, signature) => signerIf(address, signature, await account.signMessage({ message })),
      typedDataSigner: async ({ domain, types, primary_type, typed_data }: ToSign, signature) => {
        const made = await account.signTypedData({ domain, types, primaryType: primary_type, message: typed_data });
        return signerIf(address, signature, made);
      },
      issueToken,
      walletOfToken,
    },
  };
}

function signerIf(address: Address, given: string, expected: string): string {
  if (given !== expected) throw new Error('the signature is of another wallet, or of another text');
  return address;
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The same tokens as the sandbox's (JWT, HS256), made without the threads of WebCrypto, for which no virtual clock waits. */
async function issueToken({ secret, generation, now }: TokenSource, wallet: Address, seconds: number) {
  const iat = Math.floor(now / 1_000);
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ wallet, generation, iat, exp: iat + seconds })}`;
  return `${text}.${hmac(secret, text)}`;
}

async function walletOfToken({ secret, generation, now }: TokenSource, authorization = ''): Promise<Address> {
  const token = authorization.replace(/^Bearer /, '');
  const [head = '', body = '', signature] = token.split('.');
  if (signature !== hmac(secret, `${head}.${body}`)) throw new Refusal(401, 'Unauthorized');
  const claims: { wallet: Address; generation: number; exp: number } = JSON.parse(
    Buffer.from(body, 'base64url').toString(),
  );
  if (claims.generation !== generation || claims.exp * 1_000 <= now) throw new Refusal(401, 'Unauthorized');
  return claims.wallet;
}
