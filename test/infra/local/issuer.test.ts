import '../../functions/support/silent-log.ts';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as nameLambda } from '../../../functions/sign-in/name-person.ts';
import { ensureIssuerKey, issueToken, publicJwks, type TokenRequest } from '../../../infra/local/issuer.ts';

const pool = { region: 'eu-central-1', userPoolId: 'eu-central-1_LocalDev1', clientId: 'client' };
const verifier = CognitoJwtVerifier.create({
  userPoolId: pool.userPoolId,
  clientId: pool.clientId,
  tokenUse: 'access',
  groups: ['payout-admins'],
});
let dataDir: string;
let key: Awaited<ReturnType<typeof ensureIssuerKey>>;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'issuer-'));
  key = await ensureIssuerKey(dataDir);
  verifier.cacheJwks(JSON.parse(publicJwks(key)));
});
afterAll(() => rmSync(dataDir, { recursive: true }));

const token = (request: Partial<TokenRequest>) =>
  issueToken(key, pool, { user: 'admin', kind: 'access', expired: false, ...request }, nameLambda);

describe('the local issuer, judged by the verifier of production', () => {
  it.each(['admin', 'admin2'] as const)('%s is accepted', async (user) => {
    const claims = await verifier.verify(await token({ user }));
    expect(claims).toMatchObject({ token_use: 'access', client_id: 'client', 'cognito:groups': ['payout-admins'] });
    expect(claims, 'the user name is a UUID, as on AWS; the trigger adds the address').toMatchObject({
      username: claims.sub,
      email: `${user}@example.com`,
    });
  });

  it('makes the two admins two people', async () => {
    const subs = await Promise.all(
      (['admin', 'admin2'] as const).map(async (user) => (await verifier.verify(await token({ user }))).sub),
    );
    expect(new Set(subs).size).toBe(2);
  });

  it.each([
    ['a viewer', { user: 'viewer' }, /group/i],
    ['somebody without a group', { user: 'nobody' }, /group/i],
    ['an expired token', { expired: true }, /expired/i],
    ['an id token', { kind: 'id' }, /use/i],
  ] as const)('%s is refused', async (_who, request, reason) => {
    await expect(verifier.verify(await token(request))).rejects.toThrow(reason);
  });

  it('keeps its key between starts, readable for its owner only', async () => {
    expect((await ensureIssuerKey(dataDir)).kid).toBe(key.kid);
    expect(statSync(join(dataDir, 'issuer-key.json')).mode & 0o777).toBe(0o600);
    expect(publicJwks(key)).not.toContain(key.d);
  });
});
