import { beforeEach, describe, expect, it } from 'vitest';
import { type RiseSecretName, rememberedSecrets } from '../../../../lib/providers/riseworks/secrets.ts';
import { LOGIN_KEY, SIGNING_KEY } from './scripted-rise.ts';

describe('the secrets of RiseWorks', () => {
  let now: number;
  let read: RiseSecretName[];
  const stored = { login: '', signing: '', webhook: '' };
  beforeEach(() => {
    now = 0;
    read = [];
    stored.login = JSON.stringify({ privateKey: LOGIN_KEY });
    stored.signing = JSON.stringify({ privateKey: SIGNING_KEY });
    stored.webhook = JSON.stringify({ current: 'new', previous: 'old' });
  });
  const secrets = () => {
    const store = {
      read: async (name: RiseSecretName) => {
        read.push(name);
        return stored[name];
      },
    };
    return rememberedSecrets(store, () => now, { forMs: 1_000 });
  };

  it('are read one by one, so that nobody reads a key that it does not need', async () => {
    const from = secrets();
    expect(await from.loginKey()).toBe(LOGIN_KEY);
    expect(await from.webhookSecrets()).toEqual(['new', 'old']);
    expect(read).toEqual(['login', 'webhook']);
    expect(await from.signingKey()).toBe(SIGNING_KEY);
    expect(read).toEqual(['login', 'webhook', 'signing']);
  });

  it('are read once by many, and again after a while', async () => {
    const from = secrets();
    await Promise.all([from.loginKey(), from.loginKey()]);
    now = 999;
    await from.loginKey();
    expect(read).toHaveLength(1);
    stored.login = JSON.stringify({ privateKey: SIGNING_KEY });
    now = 1_000;
    expect(await from.loginKey()).toBe(SIGNING_KEY);
  });

  it('that cannot be read are read again at once', async () => {
    const from = secrets();
    const good = stored.webhook;
    stored.webhook = '{}';
    await expect(from.webhookSecrets()).rejects.toThrow(
      'the webhook secret of RiseWorks does not look like {"current"',
    );
    stored.webhook = good;
    expect(await from.webhookSecrets()).toEqual(['new', 'old']);
  });

  it('are keys only as they are written everywhere, with 0x before them', async () => {
    for (const start of ['0X', 'zz']) {
      stored.login = JSON.stringify({ privateKey: LOGIN_KEY.replace('0x', start) });
      await expect(secrets().loginKey()).rejects.toThrow('the login secret of RiseWorks does not look like');
    }
  });

  it('are quoted by no error', async () => {
    const hidden = 'ab'.repeat(31);
    // Not a key, because it is larger than the order of the curve.
    const beyond = `0x${'ff'.repeat(32)}`;
    stored.signing = JSON.stringify({ privateKey: beyond });
    await expect(secrets().signingKey()).rejects.toThrow(
      /^the signing secret of RiseWorks does not look like \{"privateKey":"0x…"\}$/,
    );
    for (const text of [`0x${hidden}`, JSON.stringify({ privateKey: hidden }), `{"privateKey": ${hidden}`, '']) {
      stored.signing = text;
      const error: unknown = await secrets()
        .signingKey()
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(hidden);
    }
  });
});
