import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { parseSiweMessage } from 'viem/siwe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { MESSAGE_ALTERATIONS } from '../../../../infra/local/rise/faults/fault.ts';
import { SandboxClient } from './sandbox-client.ts';

let rise: SandboxClient;
beforeEach(async () => {
  rise = await SandboxClient.start();
});
afterEach(() => rise.sandbox.stop());

const stranger = privateKeyToAccount(generatePrivateKey());

/** The request that turns a signed message into a token. */
const signed = async (message: string, account = rise.account) => ({
  message,
  sig: await account.signMessage({ message }),
  nonce: parseSiweMessage(message).nonce,
});
const verify = (body: unknown) => rise.call('POST', '/v2/auth/verify', body);
const refusal = (status: number, data: string) => ({ status, success: false, data });

describe('login', () => {
  it('gives out a message for this wallet, domain and chain, and a token for its signature', async () => {
    const message = await rise.siwe();
    expect(parseSiweMessage(message)).toMatchObject({
      address: rise.account.address,
      domain: rise.setting('RISE_SIWE_DOMAIN'),
      chainId: Number(rise.setting('RISE_SIWE_CHAIN_ID')),
    });
    expect(await verify(await signed(message))).toMatchObject({ status: 200, data: { jwt: expect.any(String) } });
  });

  it('needs a wallet, a rise id that exists, and that the two belong together', async () => {
    const ask = (query: string) => rise.call('GET', `/v2/auth/siwe?${query}`);
    const { address } = rise.account;
    const riseid = rise.setting('RISE_RISEID');
    const nobody = `0x${'ab'.repeat(20)}`;
    const [payee] = await rise.addUsers('ready');
    expect(await ask(`riseid=${riseid}`)).toMatchObject(refusal(400, 'Wallet address is required'));
    expect(await ask(`wallet=${address}&riseid=${nobody}`)).toMatchObject(
      refusal(404, `No entity found with riseid ${nobody}`),
    );
    for (const [wallet, id] of [
      [stranger.address, riseid],
      [address, payee?.riseid],
    ]) {
      expect(await ask(`wallet=${wallet}&riseid=${id}`)).toMatchObject(refusal(403, `Invalid Rise account ${id}`));
    }
  });

  it('is not given to the rise id of a team', async () => {
    await rise.logIn();
    const { data } = await rise.call('GET', '/v2/user/teams');
    const [team] = z.object({ teams: z.array(z.object({ riseid: z.string() })) }).parse(data).teams;
    const answer = await rise.call('GET', `/v2/auth/siwe?wallet=${rise.account.address}&riseid=${team?.riseid}`);
    expect(answer).toMatchObject(refusal(403, `Invalid Rise account ${team?.riseid}`));
  });

  it('does not take a message that another signed, that was altered, or that was never given out', async () => {
    const invalid = refusal(401, 'SIWE error: Invalid signature');
    const message = await rise.siwe();
    expect(await verify(await signed(message, stranger))).toMatchObject(invalid);
    expect(await verify({ ...(await signed(message)), sig: '0x00' })).toMatchObject(invalid);
    expect(await verify({ ...(await signed(`${message} `)) })).toMatchObject(invalid);
    const unknown = message.replace(/Nonce: .+/, 'Nonce: abcdefgh12345678');
    expect(await verify(await signed(unknown))).toMatchObject(refusal(401, 'Expired nonce'));
    // None of it used up the nonce.
    expect(await verify(await signed(message))).toMatchObject({ status: 200 });
  });

  it('takes a nonce once, and only for a while', async () => {
    const body = await signed(await rise.siwe());
    expect(await verify(body)).toMatchObject({ status: 200 });
    expect(await verify(body)).toMatchObject(refusal(401, 'Expired nonce'));
    const late = await signed(await rise.siwe());
    rise.clock.ms += 300_000;
    expect(await verify(late)).toMatchObject(refusal(401, 'Expired nonce'));
  });

  it('refuses a body with a field that it does not know', async () => {
    const body = await signed(await rise.siwe());
    expect(await verify({ ...body, wallet: rise.account.address })).toMatchObject(refusal(400, 'Bad request'));
  });
});

describe('a message that a fault altered', () => {
  it.each<[(typeof MESSAGE_ALTERATIONS)[number], (message: ReturnType<typeof parseSiweMessage>) => boolean]>([
    ['domain', ({ domain }) => domain === rise.setting('RISE_SIWE_DOMAIN')],
    ['chain', ({ chainId }) => chainId === Number(rise.setting('RISE_SIWE_CHAIN_ID'))],
    ['address', ({ address }) => address === rise.account.address],
    ['expired', ({ expirationTime }) => (expirationTime?.getTime() ?? 0) > rise.clock.ms],
  ])('is wrong in its %s; whoever signs it unread is let in', async (altered, isRight) => {
    expect(isRight(parseSiweMessage(await rise.siwe()))).toBe(true);
    await rise.fault({ fault: 'login-message', altered, times: 1 });
    const message = await rise.siwe();
    expect(isRight(parseSiweMessage(message))).toBe(false);
    expect(await verify(await signed(message))).toMatchObject({ status: 200 });
  });
});

describe('a token', () => {
  const teams = () => rise.call('GET', '/v2/user/teams');

  it('is asked for by everything but the login', async () => {
    for (const path of ['/v2/user/teams', `/v2/balance?nanoid=${rise.team}`, `/v2/teams/${rise.team}/users`]) {
      expect(await rise.call('GET', path)).toMatchObject(refusal(401, 'Unauthorized'));
    }
    expect(await rise.call('GET', '/v2/user/teams', undefined, 'nonsense')).toMatchObject({ status: 401 });
    await rise.logIn();
    expect(await teams()).toMatchObject({ status: 200 });
  });

  it('lasts a day', async () => {
    await rise.logIn();
    rise.clock.ms += 86_399_000;
    expect(await teams()).toMatchObject({ status: 200 });
    rise.clock.ms += 1_000;
    expect(await teams()).toMatchObject({ status: 401 });
  });

  it('lasts as long as the sandbox was told', async () => {
    await rise.tell('PATCH', '/behaviour', { tokenLifetimeSeconds: 2 });
    await rise.logIn();
    rise.clock.ms += 2_000;
    expect(await teams()).toMatchObject({ status: 401 });
  });

  it('can be revoked before it expires, and another be had', async () => {
    await rise.logIn();
    await rise.tell('POST', '/tokens/revoke');
    expect(await teams()).toMatchObject({ status: 401 });
    await rise.logIn();
    expect(await teams()).toMatchObject({ status: 200 });
  });

  it('is still good after a restart', async () => {
    const token = await rise.logIn();
    await rise.sandbox.stop();
    rise = await SandboxClient.start({ dataDir: rise.dataDir });
    expect(await rise.call('GET', '/v2/user/teams', undefined, token)).toMatchObject({ status: 200 });
  });
});
