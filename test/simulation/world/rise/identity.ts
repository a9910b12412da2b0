import { createHash } from 'node:crypto';
import { CHAIN_ID, SIWE_CHAIN_ID, SIWE_DOMAIN } from '../../../../infra/local/rise/rise.ts';
import { TOKEN_DECIMALS } from '../../../../infra/local/rise/wire/money.ts';
import type { RiseSecretStore } from '../../../../lib/providers/riseworks/secrets.ts';
import { riseSettings } from '../../../../lib/providers/riseworks/settings.ts';

/** The same address for the same words. */
export const addressOf = (words: string): `0x${string}` =>
  `0x${createHash('sha256').update(words).digest('hex').slice(0, 40)}`;

/** Of the one wallet that signs in and signs payments. */
export const WALLET_KEY = `0x${'5a'.repeat(32)}` as const;

const pair = (name: string) => ({ riseid: addressOf(`${name} id`), riseAccount: addressOf(`${name} account`) });
const WEBHOOK_SECRET = 'whsec_of-the-simulation';

/** Who Rise's bank is, in every history the same. */
export const RISE_IDENTITY = {
  signer: { privateKey: WALLET_KEY, nanoid: 'us-signer000000', ...pair('signer') },
  tokenSecret: 'of every token of the simulation',
  webhookSignerPrivateKey: `0x${'5b'.repeat(32)}`,
  webhookSecret: WEBHOOK_SECRET,
  verifyingContract: addressOf('contract'),
  tokenAddress: addressOf('token'),
  team: { nanoid: 'te-team00000000', ...pair('team') },
  company: { nanoid: 'co-company00000', ...pair('company') },
} as const;

/** Seconds after its deadline from which two look-ups that do not find an attempt may call it dead. */
export const DEAD_MARGIN_SECONDS = 60;

/** How our deployment is set up for it. */
export const RISE_SETTINGS = riseSettings({
  RISE_API_BASE_URL: 'http://localhost',
  RISE_TEAM_NANOID: RISE_IDENTITY.team.nanoid,
  RISE_RISEID: RISE_IDENTITY.signer.riseid,
  RISE_CHAIN_ID: String(CHAIN_ID),
  RISE_VERIFYING_CONTRACT: RISE_IDENTITY.verifyingContract,
  RISE_SIWE_DOMAIN: SIWE_DOMAIN,
  RISE_SIWE_CHAIN_ID: String(SIWE_CHAIN_ID),
  RISE_TOKEN_ADDRESS: RISE_IDENTITY.tokenAddress,
  RISE_TOKEN_DECIMALS: String(TOKEN_DECIMALS),
  RISE_DEAD_MARGIN_S: String(DEAD_MARGIN_SECONDS),
  RISE_LOOK_UPS_APART_S: '20',
});

const KEY = JSON.stringify({ privateKey: WALLET_KEY });
const SECRETS = { login: KEY, signing: KEY, webhook: JSON.stringify({ current: WEBHOOK_SECRET }) };

export const RISE_SECRETS: RiseSecretStore = { read: async (name) => SECRETS[name] };
