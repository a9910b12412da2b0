import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { privateKeyToAddress } from 'viem/accounts';
import { startHttpServer } from '../http-server.ts';
import { riseApi } from './api.ts';
import { Nonces } from './auth/nonces.ts';
import { Bank } from './bank/bank.ts';
import { BankFile } from './bank/bank-file.ts';
import type { Changes } from './behaviour.ts';
import { CONTROL_PREFIX, controlApi } from './control/control-api.ts';
import { identityOf } from './identity.ts';
import { CHAIN_ID, Rise, SIWE_CHAIN_ID, SIWE_DOMAIN } from './rise.ts';
import { seed } from './seeds.ts';
import { startTicking } from './ticking.ts';
import { Deliveries } from './webhooks/deliver.ts';
import { TOKEN_DECIMALS } from './wire/money.ts';

export interface SandboxOptions {
  /** A folder of its own, for keys and bank. */
  readonly dataDir: string;
  /** The port on 127.0.0.1. If absent, a free one. */
  readonly port?: number;
  /** The address for webhooks. As long as it is `undefined`, none are sent. */
  readonly webhookUrl: () => string | undefined;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Its behaviour until the control routes change it. */
  readonly behaviour?: Changes;
  /** How often it does what is due, in milliseconds. 0: only when somebody calls. */
  readonly tickMs?: number;
  readonly onError?: (error: unknown) => void;
}

export interface RiseSandbox {
  readonly url: string;
  /** What a payer needs to use it, by the names of its configuration. Contains secrets. */
  readonly settings: Readonly<Record<string, string>>;
  /** The file with the settings as lines of `NAME=value`, for `node --env-file` and shells. Only this user can read it. */
  readonly settingsFile: string;
  stop(): Promise<void>;
}

const settingsOf = (url: string, { identity, bank }: Rise): RiseSandbox['settings'] => ({
  RISE_API_BASE_URL: url,
  RISE_API_VERSION: 'v2',
  RISE_TEAM_NANOID: identity.team.nanoid,
  RISE_RISEID: identity.signer.riseid,
  RISE_SIGNER_PRIVATE_KEY: identity.signer.privateKey,
  RISE_CHAIN_ID: String(CHAIN_ID),
  RISE_VERIFYING_CONTRACT: identity.verifyingContract,
  RISE_WEBHOOK_SECRET: bank.webhookSecrets[0] ?? '',
  RISE_WEBHOOK_SIGNER_ADDRESS: privateKeyToAddress(identity.webhookSignerPrivateKey),
  RISE_SIWE_DOMAIN: SIWE_DOMAIN,
  RISE_SIWE_CHAIN_ID: String(SIWE_CHAIN_ID),
  RISE_TOKEN_ADDRESS: identity.tokenAddress,
  RISE_TOKEN_DECIMALS: String(TOKEN_DECIMALS),
});

/**
 * Starts a server that behaves like Rise's, as far as the public facts go (docs/riseworks.md).
 *
 * @throws Error in words if the port is not available
 */
export const startRiseSandbox = async (options: SandboxOptions): Promise<RiseSandbox> => {
  const { dataDir, port = 0, webhookUrl, now = Date.now, behaviour = {}, tickMs = 100, onError = () => {} } = options;
  mkdirSync(dataDir, { recursive: true });
  // The bank holds the secret of the webhooks.
  chmodSync(dataDir, 0o700);
  const identity = identityOf(dataDir);
  const bank = new Bank(new BankFile(join(dataDir, 'bank.sqlite')));
  seed(bank, identity);
  const ending = new AbortController();
  const rise = new Rise({
    bank,
    identity,
    nonces: new Nonces(now),
    now,
    startedWith: behaviour,
    webhookUrl,
    stopping: ending.signal,
  });
  const deliveries = new Deliveries(rise);
  const serveRise = riseApi(rise);
  const serveControl = controlApi(rise, deliveries);
  const server = await startHttpServer(
    port,
    (request) => (request.path.startsWith(CONTROL_PREFIX) ? serveControl(request) : serveRise(request)),
    onError,
  ).catch((error: unknown) => {
    bank.close();
    throw error;
  });
  const ticking = tickMs === 0 ? undefined : startTicking(rise, deliveries, tickMs, onError);
  const url = `http://127.0.0.1:${server.port}`;
  const settings = settingsOf(url, rise);
  const settingsFile = join(dataDir, 'settings.env');
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(settingsFile, lines.join(''), { mode: 0o600 });
  return {
    url,
    settings,
    settingsFile,
    stop: async () => {
      ending.abort();
      await ticking?.stop();
      await server.stop();
      bank.close();
    },
  };
};
