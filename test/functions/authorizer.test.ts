import './support/silent-log.ts';
import { generateKeyPairSync } from 'node:crypto';
import { FetchError } from 'aws-jwt-verify/error';
import { exportJWK, type JWTPayload, SignJWT } from 'jose';
import { beforeAll, describe, expect, it, vi } from 'vitest';

const POOL = 'eu-central-1_LocalDev1';
const CLIENT = 'localdevclient000000000001';
const ISSUER = `https://cognito-idp.eu-central-1.amazonaws.com/${POOL}`;

const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });

vi.stubEnv('USER_POOL_ID', POOL);
vi.stubEnv('USER_POOL_CLIENT_ID', CLIENT);
const { handler, verifier } = await import('../../functions/authorizer.ts');
const { logger } = await import('../../functions/runtime/logger.ts');

beforeAll(async () => {
  const jwk = await exportJWK(own.publicKey);
  verifier.cacheJwks({ keys: [{ kty: 'RSA', n: jwk.n ?? '', e: jwk.e ?? '', kid: 'own', alg: 'RS256', use: 'sig' }] });
});

const CLAIMS = {
  sub: 'sub-1',
  username: 'ada',
  token_use: 'access',
  client_id: CLIENT,
  'cognito:groups': ['payout-admins'],
  iss: ISSUER,
};

const VIEWER = { claims: { 'cognito:groups': ['payout-viewers'] } };

type Change = {
  readonly claims?: JWTPayload;
  readonly expiresIn?: number;
  readonly key?: typeof own;
  readonly kid?: string;
};

function token({ claims = {}, expiresIn = 3_600, key = own, kid = 'own' }: Change = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  return new SignJWT({ ...CLAIMS, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid })
    .setIssuedAt(now - 7_200)
    .setExpirationTime(now + expiresIn)
    .sign(key.privateKey);
}

const WRITING = 'POST /api/disbursement/batches';
const READING = 'GET /api/disbursement/batches';

const authorize = (authorization: string, routeKey = WRITING) => handler({ routeKey, headers: { authorization } });

describe('the authorizer', () => {
  it('lets an admin in and says who it is', async () => {
    const admin = { isAuthorized: true, context: { sub: 'sub-1', username: 'ada' } };
    expect(await authorize(`Bearer ${await token()}`)).toEqual(admin);
  });

  it.each(['bearer', 'BEARER', 'bEaReR'])('takes the scheme in any case: %s', async (scheme) => {
    expect(await authorize(`${scheme} ${await token()}`)).toMatchObject({ isAuthorized: true });
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('lets admins, and not viewers, use routes with %s', async (method) => {
    const route = `${method} /api/disbursement/batches/{batchId}`;
    expect(await authorize(`Bearer ${await token()}`, route)).toMatchObject({ isAuthorized: true });
    expect(await authorize(`Bearer ${await token(VIEWER)}`, route)).toEqual({
      isAuthorized: false,
      context: { refusal: 'not_in_a_group', sub: 'sub-1' },
    });
  });

  it('lets admins and viewers use routes with GET, and says who it is', async () => {
    const person = { isAuthorized: true, context: { sub: 'sub-1', username: 'ada' } };
    expect(await authorize(`Bearer ${await token()}`, READING)).toEqual(person);
    expect(await authorize(`Bearer ${await token(VIEWER)}`, READING)).toEqual(person);
  });

  it.each(['HEAD', 'OPTIONS', 'ANY', 'get', 'toString', '$default', ''])(
    'lets nobody use a route with a method that no route has: %j',
    async (method) => {
      const route = `${method} /api/disbursement/batches`;
      expect(await authorize(`Bearer ${await token()}`, route)).toMatchObject({ isAuthorized: false });
      expect(await authorize(`Bearer ${await token(VIEWER)}`, route)).toMatchObject({ isAuthorized: false });
    },
  );

  it('refuses an event that does not say which route it is', async () => {
    const headers = { authorization: `Bearer ${await token()}` };
    expect(await handler({ headers })).toMatchObject({ isAuthorized: false });
    expect(await handler({ headers, routeKey: '$default' })).toMatchObject({ isAuthorized: false });
  });

  it('takes who is in both groups for an admin', async () => {
    const claims = { 'cognito:groups': ['payout-viewers', 'payout-admins'] };
    expect(await authorize(`Bearer ${await token({ claims })}`)).toMatchObject({ isAuthorized: true });
  });

  it('calls a person by the verified e-mail address that the pool put into the token', async () => {
    const context = { sub: 'sub-1', username: 'ada@example.com' };
    expect(await authorize(`Bearer ${await token({ claims: { email: 'ada@example.com' } })}`)).toEqual({
      isAuthorized: true,
      context,
    });
  });

  it.each(['', 'ada', 'ada@', 7, null, 'a\u202eda@example.com', 'ada @example.com', `${'a'.repeat(400)}@example.com`])(
    'keeps nobody out for an invalid address: %j',
    async (email) => {
      expect(await authorize(`Bearer ${await token({ claims: { email } })}`)).toEqual({
        isAuthorized: true,
        context: { sub: 'sub-1', username: 'ada' },
      });
    },
  );

  it.each<[string, string, Change]>([
    ['has expired', 'expired', { expiresIn: -60 }],
    ['is not valid yet', 'not_yet_valid', { claims: { nbf: 9_999_999_999 } }],
    ['is an id token', 'not_an_access_token', { claims: { token_use: 'id', aud: CLIENT } }],
    ['is of another client', 'other_client', { claims: { client_id: 'other' } }],
    ['is of another pool', 'other_user_pool', { claims: { iss: `${ISSUER}X` } }],
    ['is signed by somebody else', 'bad_signature', { key: foreign }],
    ['names nobody', 'names_nobody', { claims: { username: undefined } }],
  ])('refuses a token that %s, and says so to the access log: %s', async (_what, refusal, change) => {
    const refused = { isAuthorized: false, context: { refusal } };
    expect(await authorize(`Bearer ${await token(change)}`)).toEqual(refused);
    expect(await authorize(`Bearer ${await token(change)}`, READING), 'even to read').toEqual(refused);
  });

  it.each<[string, Change]>([
    ['is of another group', { claims: { 'cognito:groups': ['payout-admins-of-another-system'] } }],
    ['is of no group', { claims: { 'cognito:groups': undefined } }],
    ['has an empty list of groups', { claims: { 'cognito:groups': [] } }],
  ])('refuses a token that %s, and says to the access log whose it is', async (_what, change) => {
    const refused = { isAuthorized: false, context: { refusal: 'not_in_a_group', sub: 'sub-1' } };
    expect(await authorize(`Bearer ${await token(change)}`)).toEqual(refused);
    expect(await authorize(`Bearer ${await token(change)}`, READING), 'even to read').toEqual(refused);
  });

  it('says nothing about a person whose token the pool did not sign', async () => {
    const forged = await token({ claims: { 'cognito:groups': [] }, key: foreign });
    expect(await authorize(`Bearer ${forged}`)).toEqual({ isAuthorized: false, context: { refusal: 'bad_signature' } });
  });

  it('refuses a token whose claims were changed after signing', async () => {
    const [header, , signature] = (await token({ claims: { 'cognito:groups': [] } })).split('.');
    const payload = Buffer.from(JSON.stringify({ ...CLAIMS, exp: 9_999_999_999 })).toString('base64url');
    expect(await authorize(`Bearer ${header}.${payload}.${signature}`)).toMatchObject({ isAuthorized: false });
  });

  it('refuses a token without a signature', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${part({ alg: 'none', kid: 'own' })}.${part({ ...CLAIMS, exp: 9_999_999_999 })}.`;
    expect(await authorize(`Bearer ${unsigned}`)).toMatchObject({ isAuthorized: false });
  });

  it('refuses a token without its scheme, or under another one', async () => {
    const good = await token();
    for (const header of [
      good,
      `Basic ${good}`,
      `Bearer${good}`,
      `Bearer ${good}, Bearer ${good}`,
      ` Bearer ${good}`,
    ]) {
      expect(await authorize(header), header.slice(0, 12)).toMatchObject({ isAuthorized: false });
    }
  });

  it.each([
    undefined,
    null,
    7,
    'event',
    [],
    {},
    { routeKey: WRITING, headers: null },
    { routeKey: WRITING, headers: { authorization: 7 } },
  ])('refuses the event %j, and does not throw', async (event) => {
    expect(await handler(event)).toEqual({ isAuthorized: false, context: { refusal: 'malformed_event' } });
  });

  it.each(['', 'Bearer', 'Bearer ', 'Bearer x', 'Bearer a.b.c', 'Bearer ..', `Bearer ${'a.'.repeat(50_000)}`])(
    'refuses the header %.20s, and does not throw',
    async (header) => {
      expect(await authorize(header)).toMatchObject({ isAuthorized: false });
    },
  );

  it('logs why it refused, and never the token', async () => {
    const warned = vi.spyOn(logger, 'warn');
    const expired = await token({ expiresIn: -60 });
    await authorize(`Bearer ${expired}`);
    const garbled = `${Buffer.from('{"hunter2":').toString('base64url')}.e30.x`;
    await authorize(`Bearer ${garbled}`);
    expect(warned.mock.calls.map(([, facts]) => facts)).toEqual([
      { refusal: 'expired', kind: 'JwtExpiredError' },
      { refusal: 'not_a_jwt', kind: 'JwtParseError' },
    ]);
    const log = JSON.stringify(warned.mock.calls);
    for (const secret of [expired, expired.split('.')[1] ?? '', 'hunter2']) expect(log).not.toContain(secret);
  });

  it('logs an error when the keys of the pool cannot be read: that is not the caller’s fault', async () => {
    const failed = vi.spyOn(logger, 'error');
    const getJwk = vi.spyOn(verifier, 'verify').mockRejectedValueOnce(new FetchError('https://pool', 'timed out'));
    expect(await authorize(`Bearer ${await token()}`)).toEqual({
      isAuthorized: false,
      context: { refusal: 'keys_unavailable' },
    });
    expect(failed).toHaveBeenCalledOnce();
    getJwk.mockRestore();
  });
});
