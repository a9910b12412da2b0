import '../../../functions/support/silent-log.ts';
import { readFileSync, statSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import * as oauth from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { publicJwks } from '../../../../infra/local/issuer.ts';
import { CALLBACK, CLIENT, startLocalIssuer } from './local-issuer.ts';

/*
 * The local issuer, judged by the OAuth library that the commands use, and by the verifier of production.
 */

let issuer: Awaited<ReturnType<typeof startLocalIssuer>>;
let config: oauth.Configuration;
const verifier = CognitoJwtVerifier.create({
  userPoolId: CLIENT.userPoolId,
  clientId: CLIENT.clientId,
  tokenUse: 'access',
  groups: ['payout-admins'],
});

beforeAll(async () => {
  issuer = await startLocalIssuer();
  verifier.cacheJwks(JSON.parse(publicJwks(issuer.key)));
  config = await oauth.discovery(issuer.metadataUrl, CLIENT.clientId, undefined, oauth.None(), {
    execute: [oauth.allowInsecureRequests, oauth.enableNonRepudiationChecks],
  });
});
afterAll(() => issuer.stop());

type Form = Readonly<Record<string, string>>;

const VERIFIER = oauth.randomPKCECodeVerifier();
const request = async (changes: Form = {}) =>
  oauth.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: 'openid email profile',
    state: 'state-1',
    code_challenge: await oauth.calculatePKCECodeChallenge(VERIFIER),
    code_challenge_method: 'S256',
    ...changes,
  });

/** Where the browser is sent to after the choice. */
const chosen = async (user = 'admin', changes: Form = {}): Promise<URL> => {
  const answer = await issuer.choose(await request(changes), user);
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get('location') ?? '');
};
const signIn = async (user = 'admin') =>
  oauth.authorizationCodeGrant(config, await chosen(user), { pkceCodeVerifier: VERIFIER, expectedState: 'state-1' });

const post = async (path: string, form: Form) => {
  const answer = await fetch(`${issuer.url}${path}`, { method: 'POST', body: new URLSearchParams({ ...form }) });
  return { status: answer.status, body: z.record(z.string(), z.unknown()).parse(await answer.json()) };
};
const forCode = (code: string, changes: Form = {}) =>
  post('/oauth2/token', {
    grant_type: 'authorization_code',
    client_id: CLIENT.clientId,
    redirect_uri: CALLBACK,
    code_verifier: VERIFIER,
    code,
    ...changes,
  });
const refresh = (token: string, changes: Form = {}) =>
  post('/oauth2/token', {
    grant_type: 'refresh_token',
    client_id: CLIENT.clientId,
    refresh_token: token,
    ...changes,
  });

describe('signing in at the local issuer', () => {
  it('gives tokens with the claims of Cognito, named by the trigger of the template', async () => {
    const tokens = await signIn('admin2');
    const claims = await verifier.verify(tokens.access_token);
    expect(claims).toMatchObject({
      token_use: 'access',
      username: claims.sub,
      email: 'admin2@example.com',
      scope: 'openid email profile',
      'cognito:groups': ['payout-admins'],
    });
    expect(tokens.claims()).toMatchObject({ sub: claims.sub, email: 'admin2@example.com', aud: CLIENT.clientId });
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3_600 });
  });

  it('shows one page, with every user and without a script, that nothing can frame', async () => {
    const answer = await fetch(await request());
    const text = await answer.text();
    expect(answer.status).toBe(200);
    for (const name of ['admin', 'admin2', 'viewer', 'nobody']) expect(text).toContain(`value="${name}"`);
    expect(text).not.toContain('<script');
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    // A browser holds the redirect after the form to it, too.
    expect(policy).toContain("form-action 'self' http://127.0.0.1:18365");
  });

  it('gives the nonce of the request back in the id token', async () => {
    const tokens = await oauth.authorizationCodeGrant(config, await chosen('admin', { nonce: 'n-1' }), {
      pkceCodeVerifier: VERIFIER,
      expectedState: 'state-1',
      expectedNonce: 'n-1',
    });
    expect(tokens.claims()?.nonce).toBe('n-1');
  });
});

describe('a request for a code', () => {
  it.each<[string, Form]>([
    ['another client', { client_id: 'another' }],
    ['another address', { redirect_uri: 'http://127.0.0.1:18365/other' }],
    ['an address on another port', { redirect_uri: 'http://127.0.0.1:9999/callback' }],
    ['an address elsewhere', { redirect_uri: 'https://evil.example/callback' }],
  ])('of %s is answered on the page, and leads nowhere', async (_what, changes) => {
    const url = await request(changes);
    for (const answer of [await fetch(url, { redirect: 'manual' }), await issuer.choose(url, 'admin')]) {
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    }
  });

  it.each<[string, Form, string]>([
    ['without a challenge', { code_challenge: '' }, 'invalid_request'],
    ['with an invalid challenge', { code_challenge: 'short' }, 'invalid_request'],
    ['with a challenge in clear text', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['for a token at once', { response_type: 'token' }, 'unsupported_response_type'],
    ['for more than the client has', { scope: 'openid aws.cognito.signin.user.admin' }, 'invalid_scope'],
  ])('%s goes back to the program as an error', async (_what, changes, error) => {
    const url = await request(changes);
    for (const answer of [await fetch(url, { redirect: 'manual' }), await issuer.choose(url, 'admin')]) {
      const location = new URL(answer.headers.get('location') ?? '');
      expect(location.origin + location.pathname).toBe(CALLBACK);
      expect(location.searchParams.get('error')).toBe(error);
      expect(location.searchParams.get('state')).toBe('state-1');
      expect(location.searchParams.has('code')).toBe(false);
    }
  });

  it('that says something twice goes back as an error', async () => {
    const url = await request();
    url.searchParams.append('code_challenge', 'x'.repeat(43));
    const { headers } = await issuer.choose(url, 'admin');
    expect(headers.get('location')).toContain('error=invalid_request');
  });

  it('takes no choice of a user who does not exist, and none that another page made', async () => {
    expect((await issuer.choose(await request(), 'root')).status).toBe(400);
    expect((await issuer.choose(await request(), 'admin', { origin: 'https://evil.example' })).status).toBe(400);
    expect((await issuer.choose(await request(), 'admin', { origin: issuer.url })).status).toBe(303);
  });

  it('is shown as text, whatever is in it', async () => {
    const answer = await fetch(await request({ redirect_uri: 'http://x/"><script>alert(1)</script>' }));
    expect(await answer.text()).not.toContain('<script>');
  });
});

describe('a code', () => {
  const code = async () => (await chosen()).searchParams.get('code') ?? '';

  it('is good once; the second time takes back what the first one got', async () => {
    const one = await code();
    const first = await forCode(one);
    expect(first.status).toBe(200);
    expect(await forCode(one)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await refresh(String(first.body.refresh_token))).toMatchObject({ status: 400 });
  });

  it.each<[string, Form, string]>([
    ['without the secret of whoever asked for it', { code_verifier: oauth.randomPKCECodeVerifier() }, 'invalid_grant'],
    ['for another of the client’s addresses', { redirect_uri: 'http://127.0.0.1:18366/callback' }, 'invalid_grant'],
    ['for another client', { client_id: 'another' }, 'invalid_client'],
    ['as another kind of grant', { grant_type: 'password' }, 'unsupported_grant_type'],
  ])('is good for nothing %s', async (_what, changes, error) => {
    expect(await forCode(await code(), changes)).toMatchObject({ status: 400, body: { error } });
  });

  it('that somebody tried with a wrong secret is gone', async () => {
    const one = await code();
    await forCode(one, { code_verifier: oauth.randomPKCECodeVerifier() });
    expect(await forCode(one)).toMatchObject({ status: 400 });
  });

  it('ends after a minute', async () => {
    const one = await code();
    issuer.wait(60);
    expect(await forCode(one)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('is asked for in a form, and in nothing else', async () => {
    const body = JSON.stringify({ grant_type: 'authorization_code', code: await code() });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${issuer.url}/oauth2/token`, { method: 'POST', headers, body });
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: 'invalid_request' }]);
  });
});

describe('a refresh token', () => {
  const tokenOf = async () => String((await signIn()).refresh_token);

  it('gives new tokens of the same person, and another refresh token', async () => {
    const first = await signIn('viewer');
    const again = await oauth.refreshTokenGrant(config, String(first.refresh_token));
    expect(again.claims()?.sub).toBe(first.claims()?.sub);
    expect(again.refresh_token).not.toBe(first.refresh_token);
    await oauth.refreshTokenGrant(config, String(again.refresh_token));
  });

  it('works for a minute after its use, and no longer', async () => {
    const token = await tokenOf();
    const first = await refresh(token);
    issuer.wait(59);
    expect((await refresh(token)).status).toBe(200);
    issuer.wait(1);
    expect(await refresh(token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await refresh(String(first.body.refresh_token))).status).toBe(200);
  });

  it('ends a day after the sign-in, however often it was renewed', async () => {
    const token = await tokenOf();
    issuer.wait(86_000);
    const renewed = await refresh(token);
    expect(renewed.status).toBe(200);
    issuer.wait(400);
    expect((await refresh(String(renewed.body.refresh_token))).status).toBe(400);
  });

  it('survives a restart, and is kept as a hash, for this user only', async () => {
    const token = await tokenOf();
    const file = join(issuer.dataDir, 'refresh-tokens.json');
    expect(readFileSync(file, 'utf8')).not.toContain(token);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    issuer.restart();
    expect((await refresh(token)).status).toBe(200);
  });

  it('is of no use to another client', async () => {
    expect(await refresh(await tokenOf(), { client_id: 'another' })).toMatchObject({ status: 400 });
  });

  it('is revoked with all that came of it', async () => {
    const token = await tokenOf();
    const renewed = String((await refresh(token)).body.refresh_token);
    await oauth.tokenRevocation(config, renewed);
    for (const one of [token, renewed]) expect((await refresh(one)).status).toBe(400);
  });
});

describe('the local issuer', () => {
  it.each(['/oauth2/authorize', '/oauth2/token', '/oauth2/revoke', '/.well-known/jwks.json'])(
    'does not answer to a foreign name that leads to this machine: %s',
    async (path) => {
      const { port } = new URL(issuer.url);
      const status = await new Promise((resolve, reject) => {
        const headers = { host: 'evil.example' };
        const asked = httpRequest({ host: '127.0.0.1', port, path, headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        asked.on('error', reject).end();
      });
      expect(status).toBe(403);
    },
  );

  it('gives no token when the trigger fails, as Cognito does', async () => {
    const broken = await startLocalIssuer(async () => {
      throw new Error('the Lambda failed');
    });
    try {
      const url = await request();
      const answer = await broken.choose(new URL(`${broken.url}${url.pathname}${url.search}`), 'admin');
      const form = {
        grant_type: 'authorization_code',
        client_id: CLIENT.clientId,
        redirect_uri: CALLBACK,
        code_verifier: VERIFIER,
        code: new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '',
      };
      const tokens = await fetch(`${broken.url}/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) });
      expect(tokens.status).toBe(500);
    } finally {
      await broken.stop();
    }
  });
});
