import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handler as nameLambda } from '../../../../functions/sign-in/name-person.ts';
import { startHttpServer } from '../../../../infra/local/http-server.ts';
import { ensureIssuerKey } from '../../../../infra/local/issuer.ts';
import { Codes } from '../../../../infra/local/sign-in/codes.ts';
import type { PoolClient } from '../../../../infra/local/sign-in/pool-client.ts';
import { RefreshTokens } from '../../../../infra/local/sign-in/refresh-tokens.ts';
import { Sessions } from '../../../../infra/local/sign-in/sessions.ts';
import { METADATA_PATH, signInRoutes } from '../../../../infra/local/sign-in/sign-in-routes.ts';
import type { TokenTrigger } from '../../../../infra/local/sign-in/token-trigger.ts';

export const CALLBACK = 'http://127.0.0.1:18365/callback';

export const CLIENT: PoolClient = {
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_LocalDev1',
  clientId: 'localdevclient000000000001',
  callbackUrls: [CALLBACK, 'http://127.0.0.1:18366/callback'],
  logoutUrls: [],
  scopes: ['openid', 'email', 'profile'],
  refreshTokenSeconds: 86_400,
  graceSeconds: 60,
  tokenTrigger: 'name-person',
};

/** The local issuer by itself, served over HTTP; its clock moves only when told to. */
export const startLocalIssuer = async (trigger: TokenTrigger = nameLambda, client: PoolClient = CLIENT) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-issuer-'));
  const key = await ensureIssuerKey(dataDir);
  const started = Date.now();
  let later = 0;
  const now = () => started + later;
  const routes = () => {
    const refreshTokens = new RefreshTokens({ dataDir, now, ...client });
    return signInRoutes({
      client,
      key,
      codes: new Codes(now),
      refreshTokens,
      sessions: new Sessions(now),
      trigger,
      now,
    });
  };
  let serve = routes();
  const server = await startHttpServer(
    0,
    (request) => serve(request),
    () => {},
  );
  const url = `http://127.0.0.1:${server.port}`;
  return {
    url,
    key,
    dataDir,
    metadataUrl: new URL(`${url}${METADATA_PATH}`),
    wait: (seconds: number) => {
      later += seconds * 1_000;
    },
    /** As after a restart on the same folder. */
    restart: () => {
      serve = routes();
    },
    /** What the page's form does in a browser: posts to the address that the page has. */
    choose: (authorizationUrl: URL, user: string, headers: Record<string, string> = {}) =>
      fetch(authorizationUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams({ user }).toString(),
        redirect: 'manual',
      }),
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
};
