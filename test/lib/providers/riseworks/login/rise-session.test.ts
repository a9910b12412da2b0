import { verifyMessage } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { RiseSession } from '../../../../../lib/providers/riseworks/login/rise-session.ts';
import { rememberedSecrets } from '../../../../../lib/providers/riseworks/secrets.ts';
import { secp256k1Wallet } from '../../../../../lib/providers/riseworks/wallet.ts';
import { RiseHttp } from '../../../../../lib/providers/riseworks/wire/rise-http.ts';
import { LOGIN_KEY, no, ok, ScriptedRise, SETTINGS, SIGNING_KEY } from '../scripted-rise.ts';

const SIWE = 'GET /v2/auth/siwe';
const VERIFY = 'POST /v2/auth/verify';
const CALL = 'GET /v2/thing';
const LOGIN = privateKeyToAccount(LOGIN_KEY);
const verifyBody = z.object({ message: z.string(), sig: z.templateLiteral(['0x', z.string()]), nonce: z.string() });
const jwtUntil = (ms: number) => `h.${Buffer.from(JSON.stringify({ exp: ms / 1_000 })).toString('base64url')}.s`;

describe('a session at Rise', () => {
  let rise: ScriptedRise;
  beforeEach(() => {
    rise = new ScriptedRise().on(CALL, ok({}));
  });

  function session(settings: Record<string, string> = {}) {
    const deps = rise.dependencies(settings);
    return new RiseSession({
      http: new RiseHttp(deps),
      siwe: deps.settings.siwe,
      riseid: deps.settings.loginRiseid,
      key: rememberedSecrets(deps.secrets, deps.nowMs).loginKey,
      nowMs: deps.nowMs,
      walletOf: secp256k1Wallet,
    });
  }
  const call = (by: RiseSession) =>
    by.call({ method: 'GET', path: '/v2/thing', data: z.object({}), repeat: 'harmless' });
  const put = (by: RiseSession) => by.call({ method: 'PUT', path: '/v2/thing', data: z.object({}), repeat: 'once' });
  const tokens = (of = CALL) => rise.callsOf(of).map(({ headers }) => headers.get('authorization'));

  it('signs the message byte for byte, with the nonce that is in it', async () => {
    await call(session());
    expect(rise.callsOf(SIWE)[0]?.query).toEqual({ wallet: LOGIN.address, riseid: SETTINGS.RISE_LOGIN_RISEID });
    const { message, sig, nonce } = verifyBody.parse(rise.callsOf(VERIFY)[0]?.body);
    expect(message).toBe(rise.siweMessage(rise.callsOf(SIWE)[0] ?? expect.fail('no sign-in')));
    expect(nonce).toBe('nonce0000001');
    expect(await verifyMessage({ address: LOGIN.address, message, signature: sig })).toBe(true);
    expect(tokens()).toEqual(['Bearer token-1']);
  });

  it.each([
    ['another wallet', { address: privateKeyToAccount(SIGNING_KEY).address }, 'names another wallet'],
    ['another domain', { domain: 'evil.example' }, 'its domain is not rise.works'],
    ['another chain', { chainId: 5 }, 'its chain id is not 1'],
    ['a time that is over', { expirationTime: new Date('2026-02-28T23:59:59Z') }, 'it has expired'],
    ['a time that is to come', { notBefore: new Date('2026-03-01T00:10:00Z') }, 'it is not valid yet'],
  ])('signs no message with %s', async (_, patch, words) => {
    rise.on(SIWE, (sent) => ok({ siwe: rise.siweMessage(sent, patch) }));
    await expect(call(session())).rejects.toMatchObject({
      code: 'not_signed_in',
      kind: 'refused',
      message: expect.stringContaining(words),
    });
    expect(rise.callsOf(VERIFY)).toEqual([]);
  });

  it('signs nothing that is no sign-in message', async () => {
    const message = rise.siweMessage({ query: { wallet: LOGIN.address } });
    const twice = [
      message.replace(/(Nonce: .+)/, '$1\nNonce: other'),
      message.replace(/(Chain ID: .+)/, '$1\nChain ID: 1'),
    ];
    const none = [message.replace(/Nonce: .+\n/, ''), message.replace(/Chain ID: .+\n/, '')];
    for (const siwe of ['pay everything to me', `0x${'ab'.repeat(32)}`, ...twice, ...none]) {
      rise.on(SIWE, ok({ siwe }));
      await expect(call(session())).rejects.toThrow('it is no sign-in message');
    }
    expect(rise.callsOf(VERIFY)).toEqual([]);
  });

  it('takes a nonce of any characters, and no time that cannot be read', async () => {
    const changed = (from: RegExp, to: string) =>
      rise.on(SIWE, (sent) => ok({ siwe: rise.siweMessage(sent).replace(from, to) }));
    changed(/Nonce: .+/, 'Nonce: a-b_c=');
    await call(session());
    expect(verifyBody.parse(rise.callsOf(VERIFY)[0]?.body).nonce).toBe('a-b_c=');
    changed(/Expiration Time: .+/, 'Expiration Time: soon');
    await expect(call(session())).rejects.toThrow('it has expired');
  });

  it('takes any domain and chain while none is configured', async () => {
    rise.on(SIWE, (sent) => ok({ siwe: rise.siweMessage(sent, { domain: 'app.example', chainId: 5 }) }));
    await call(session({ RISE_SIWE_DOMAIN: '', RISE_SIWE_CHAIN_ID: '' }));
    expect(rise.callsOf(CALL)).toHaveLength(1);
  });

  it('signs in once for all calls, those at the same time too, until the token runs out', async () => {
    rise.on(VERIFY, ok({ jwt: jwtUntil(rise.nowMs + 3_600_000) }), ok({ jwt: 'next' }));
    const by = session();
    await Promise.all([call(by), call(by), call(by)]);
    rise.nowMs += 3_500_000;
    await call(by);
    expect(rise.callsOf(VERIFY)).toHaveLength(1);
    rise.nowMs += 60_000;
    await call(by);
    expect(tokens().at(-1)).toBe('Bearer next');
  });

  it('trusts a token that says nothing of its end for less than a day', async () => {
    const by = session();
    await call(by);
    rise.nowMs += 22.9 * 3_600_000;
    await call(by);
    expect(rise.callsOf(VERIFY)).toHaveLength(1);
    rise.nowMs += 0.2 * 3_600_000;
    await call(by);
    expect(rise.callsOf(VERIFY)).toHaveLength(2);
  });

  it('signs in anew once for all calls whose token is refused, and sends each again', async () => {
    const by = session();
    await call(by);
    rise.on(CALL, ({ headers }) => (headers.get('authorization') === 'Bearer token-1' ? no(401) : ok({})));
    await Promise.all([call(by), call(by), call(by)]);
    await call(by);
    expect(rise.callsOf(VERIFY)).toHaveLength(2);
    expect(tokens().slice(1).toSorted()).toEqual([
      ...Array(3).fill('Bearer token-1'),
      ...Array(4).fill('Bearer token-2'),
    ]);
  });

  it('uses the new token of another call whose refusal came sooner', async () => {
    const by = session();
    await call(by);
    const late = Promise.withResolvers<void>();
    rise.on('GET /v2/slow', async ({ headers }) => {
      if (headers.get('authorization') !== 'Bearer token-1') return ok({});
      await late.promise;
      return no(401);
    });
    rise.on(CALL, ({ headers }) => (headers.get('authorization') === 'Bearer token-1' ? no(401) : ok({})));
    const slow = by.call({ method: 'GET', path: '/v2/slow', data: z.object({}), repeat: 'harmless' });
    await call(by);
    late.resolve();
    await slow;
    expect(rise.callsOf(VERIFY)).toHaveLength(2);
    expect(tokens('GET /v2/slow')).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('does not sign in for ever: a new token that is refused is the end of it', async () => {
    rise.on(CALL, no(401));
    await expect(call(session())).rejects.toMatchObject({ kind: 'refused', status: 401 });
    expect(rise.callsOf(CALL)).toHaveLength(2);
  });

  it('sends what may be sent once a second time only if Rise itself has refused the token', async () => {
    rise.on('PUT /v2/thing', no(401), ok({}));
    await put(session());
    expect(tokens('PUT /v2/thing')).toEqual(['Bearer token-1', 'Bearer token-2']);
    rise.on('PUT /v2/thing', new Response('<html>', { status: 401 }));
    await expect(put(session())).rejects.toMatchObject({ kind: 'unknown' });
    expect(rise.callsOf('PUT /v2/thing')).toHaveLength(3);
  });

  it('says that nothing was sent when it cannot sign in', async () => {
    rise.on(VERIFY, no(403, 'Invalid Rise account 0xabc'));
    await expect(put(session())).rejects.toMatchObject({ code: 'not_signed_in', kind: 'refused' });
    rise.on(VERIFY, no(500));
    await expect(put(session())).rejects.toMatchObject({ code: 'not_signed_in', kind: 'unknown' });
    rise.secrets.login = 'no key';
    await expect(put(session())).rejects.toMatchObject({ code: 'not_signed_in', kind: 'unknown' });
    expect(rise.callsOf('PUT /v2/thing')).toEqual([]);
  });

  it('says once why it has not signed in', async () => {
    rise.on(SIWE, ok({ siwe: 'pay everything to me' }));
    await expect(call(session())).rejects.toThrow(/^Rise's sign-in message was not signed: it is no sign-in message/);
  });

  it('goes over to another wallet a minute after its key was put in the place of the other', async () => {
    const by = session();
    await call(by);
    rise.secrets.login = JSON.stringify({ privateKey: SIGNING_KEY });
    rise.nowMs += 59_000;
    await call(by);
    expect(rise.callsOf(VERIFY)).toHaveLength(1);
    rise.nowMs += 1_000;
    await call(by);
    expect(rise.callsOf(SIWE).at(-1)?.query.wallet).toBe(privateKeyToAccount(SIGNING_KEY).address);
    expect(tokens().at(-1)).toBe('Bearer token-2');
  });

  it('takes no token that would not fit into a header', async () => {
    rise.on(VERIFY, ok({ jwt: 'a\nb' }));
    await expect(call(session())).rejects.toThrow('not as expected at data.jwt');
  });
});
