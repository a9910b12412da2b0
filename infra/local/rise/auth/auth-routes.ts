import { isHex } from 'viem';
import * as z from 'zod';
import { takeFault } from '../faults/take-fault.ts';
import type { Rise } from '../rise.ts';
import { addressSchema, sameAddress, ZERO_ADDRESS } from '../wire/ids.ts';
import { Refusal, readBy } from '../wire/refusal.ts';
import type { Call, RiseRoute } from '../wire/route.ts';
import { loginMessage } from './login-message.ts';

const verifySchema = z.strictObject({ message: z.string(), sig: z.string(), nonce: z.string() });

/** @throws Refusal if the wallet may not sign in for that rise id. */
const siwe = (rise: Rise, { query }: Call): { siwe: string } => {
  if (!query.wallet) throw new Refusal(400, 'Wallet address is required');
  const wallet = readBy(addressSchema, query.wallet);
  const riseid = readBy(addressSchema, query.riseid);
  const { team, company } = rise.identity;
  const user =
    riseid === ZERO_ADDRESS ? undefined : rise.bank.users.all().find((one) => sameAddress(one.riseid, riseid));
  // Whether team and company ids work at Rise is not known. Here they do not.
  const isGroup = [team, company].some((one) => sameAddress(one.riseid, riseid));
  if (user === undefined && !isGroup) throw new Refusal(404, `No entity found with riseid ${riseid}`);
  const known = rise.bank.wallets.get(wallet.toLowerCase());
  if (known === undefined || known.user !== user?.nanoid) throw new Refusal(403, `Invalid Rise account ${riseid}`);

  const lifetimeMs = rise.behaviour.nonceLifetimeSeconds * 1_000;
  const altered = takeFault(rise, 'login-message')?.altered;
  const message = (nonce: string): string =>
    loginMessage({ wallet: known.address, nonce, now: rise.now(), lifetimeMs, altered });
  return { siwe: rise.nonces.ask(known.address, lifetimeMs, message) };
};

const signerOf = async ({ proofs }: Rise, message: string, signature: string): Promise<string | undefined> => {
  if (!isHex(signature)) return undefined;
  return proofs.messageSigner(message, signature).catch(() => undefined);
};

/** @throws Refusal with status 401 unless the message comes back unchanged, with the wallet's signature */
const verify = async (rise: Rise, { body }: Call): Promise<{ jwt: string }> => {
  const { message, sig, nonce } = readBy(verifySchema, body);
  const asked = rise.nonces.find(nonce);
  if (asked === undefined) throw new Refusal(401, 'Expired nonce');
  const signer = message === asked.message ? await signerOf(rise, message, sig) : undefined;
  if (signer === undefined || !sameAddress(signer, asked.wallet)) {
    throw new Refusal(401, 'SIWE error: Invalid signature');
  }
  // Another request may have used it meanwhile.
  if (!rise.nonces.use(nonce)) throw new Refusal(401, 'Expired nonce');
  const { proofs, tokenSource, behaviour } = rise;
  return { jwt: await proofs.issueToken(tokenSource, asked.wallet, behaviour.tokenLifetimeSeconds) };
};

export const authRoutes: readonly RiseRoute[] = [
  { operation: 'auth.siwe', method: 'GET', path: '/v2/auth/siwe', signedIn: false, serve: siwe },
  { operation: 'auth.verify', method: 'POST', path: '/v2/auth/verify', signedIn: false, serve: verify },
];
