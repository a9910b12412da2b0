import { describe, expect, it } from 'vitest';
import { riseSettings } from '../../../../lib/providers/riseworks/settings.ts';
import { CONTRACT, SETTINGS } from './scripted-rise.ts';

const REQUIRED = [
  'RISE_API_BASE_URL',
  'RISE_TEAM_NANOID',
  'RISE_RISEID',
  'RISE_CHAIN_ID',
  'RISE_VERIFYING_CONTRACT',
] as const;

describe('the settings of RiseWorks', () => {
  it('need what nobody may guess, and say which of it is missing, an empty variable being none', () => {
    for (const name of REQUIRED) {
      for (const value of [undefined, '']) {
        expect(() => riseSettings({ ...SETTINGS, [name]: value }), name).toThrow(name);
      }
    }
  });

  it('have defaults for the rest, none of which sends anything twice', () => {
    const {
      RISE_LOGIN_RISEID: _,
      RISE_SIWE_DOMAIN: _d,
      RISE_SIWE_CHAIN_ID: _c,
      RISE_TOKEN_ADDRESS: _t,
      ...least
    } = SETTINGS;
    const settings = riseSettings(least);
    expect(settings).toMatchObject({
      baseUrl: 'https://rise.example',
      loginRiseid: SETTINGS.RISE_RISEID,
      repeatSafe: false,
      death: { marginSeconds: 900, emptyLookUps: 2, apartSeconds: 60 },
      signing: {
        tokenDecimals: 6,
        domainName: 'RiseAccountForwarder',
        verifyingContracts: [CONTRACT],
        recipient: 'either',
      },
      http: { authHeader: 'Authorization', extraHeaders: {} },
      webhooks: { toleranceSeconds: 600, signedString: '{t}.{body}', headers: ['x-rise-signature', 'rise-signature'] },
    });
  });

  it('compare addresses in small letters, and take several contracts', () => {
    const settings = riseSettings({
      ...SETTINGS,
      RISE_VERIFYING_CONTRACT: `${CONTRACT.toUpperCase()}, 0x${'AB'.repeat(20)}`.replaceAll('0X', '0x'),
    });
    expect(settings.signing.verifyingContracts).toEqual([CONTRACT, `0x${'ab'.repeat(20)}`]);
  });

  it.each([
    ['RISE_API_VERSION', 'v1', 'only v2'],
    ['RISE_API_BASE_URL', 'http://rise.example', 'https'],
    ['RISE_API_BASE_URL', 'rise.example', 'RISE_API_BASE_URL'],
    ['RISE_TEAM_NANOID', 'co-abcdefghijkl', 'nanoid of a team'],
    ['RISE_RISEID', 'us-abcdefghijkl', 'not an address'],
    ['RISE_CHAIN_ID', '42161.5', 'RISE_CHAIN_ID'],
    ['RISE_VERIFYING_CONTRACT', `${CONTRACT},`, 'RISE_VERIFYING_CONTRACT'],
    ['RISE_EXTRA_HEADERS', 'x-a: b', 'JSON object'],
    ['RISE_EXTRA_HEADERS', '{"Authorization":"x"}', 'may not hold'],
    ['RISE_EXTRA_HEADERS', '{"x-a":"b\\nc"}', 'RISE_EXTRA_HEADERS'],
    ['RISE_WEBHOOK_SIGNED_STRING', '{t}', '{body}'],
    ['RISE_REPEAT_SAFE', 'maybe', 'RISE_REPEAT_SAFE'],
    ['RISE_SUBMIT_TIMEOUT_MS', '60000', 'RISE_SUBMIT_TIMEOUT_MS'],
    ['RISE_LOOK_UPS_APART_S', '59', 'only for a server on this machine'],
  ])('refuse %s=%s and say why', (name, value, words) => {
    expect(() => riseSettings({ ...SETTINGS, [name]: value })).toThrow(words);
  });

  it('repeat no value when they refuse it: a secret may have been put in the wrong place', () => {
    const secret = `0x${'5e'.repeat(32)}`;
    for (const name of Object.keys(SETTINGS)) {
      if (name === 'RISE_SIWE_DOMAIN') continue;
      expect(() => riseSettings({ ...SETTINGS, [name]: secret }), name).toThrow(new RegExp(`^(?!.*${secret})`, 's'));
    }
  });

  it('let look-ups follow each other sooner than Rise may need only where the server is on this machine', () => {
    const settings = { ...SETTINGS, RISE_LOOK_UPS_APART_S: '2' };
    expect(riseSettings({ ...settings, RISE_API_BASE_URL: 'http://127.0.0.1:4000' }).death.apartSeconds).toBe(2);
    expect(riseSettings({ ...settings, RISE_LOOK_UPS_APART_S: '3600' }).death.apartSeconds).toBe(3_600);
  });

  it('let plain http go to this machine only', () => {
    for (const host of ['127.0.0.1:4000', 'localhost:4000', '[::1]:4000']) {
      expect(riseSettings({ ...SETTINGS, RISE_API_BASE_URL: `http://${host}` }).baseUrl).toBe(`http://${host}`);
    }
  });
});
