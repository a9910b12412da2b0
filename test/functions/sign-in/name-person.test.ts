import '../support/silent-log.ts';
import { describe, expect, it, vi } from 'vitest';
import { logger } from '../../../functions/runtime/logger.ts';
import { handler } from '../../../functions/sign-in/name-person.ts';

/** As in Cognito's documentation; the attributes are text, all of them. */
const event = (attributes: Readonly<Record<string, unknown>>, triggerSource = 'TokenGeneration_HostedAuth') => ({
  version: '2',
  triggerSource,
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_abc',
  userName: '9c0e3b1e',
  callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: 'client' },
  request: {
    userAttributes: { sub: '9c0e3b1e', 'cognito:user_status': 'CONFIRMED', ...attributes },
    groupConfiguration: { groupsToOverride: ['payout-admins'], iamRolesToOverride: [], preferredRole: null },
    scopes: ['openid', 'email', 'profile'],
  },
  response: {},
});

const naming = (name: string) => ({
  claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: { email: name } } },
});

describe('the trigger before tokens are issued', () => {
  it.each(['TokenGeneration_HostedAuth', 'TokenGeneration_Authentication', 'TokenGeneration_RefreshTokens'])(
    'puts the verified e-mail address into the access token, and changes nothing else: %s',
    async (source) => {
      const asked = event({ email: 'ada@example.com', email_verified: 'true' }, source);
      expect(await handler(asked)).toEqual({ ...asked, response: naming('ada@example.com') });
    },
  );

  it('takes addresses with letters beyond ASCII', async () => {
    const asked = event({ email: 'jörg@bücher.example', email_verified: 'true' });
    expect(await handler(asked)).toMatchObject({ response: naming('jörg@bücher.example') });
  });

  it.each([
    ['nobody has verified', { email: 'boss@example.com', email_verified: 'false' }],
    ['nobody says whether it is verified', { email: 'boss@example.com' }],
    ['there is none', { email_verified: 'true' }],
    ['hides its direction', { email: 'boss\u202e@example.com', email_verified: 'true' }],
    ['is none', { email: 'boss', email_verified: 'true' }],
  ])('names nobody by an address that %s, and lets them in all the same', async (_what, attributes) => {
    const asked = event(attributes);
    expect(await handler(asked)).toEqual(asked);
  });

  it('takes no name from what the client sends along', async () => {
    const asked = event({ email: 'ada@example.com', email_verified: 'false' });
    const request = { ...asked.request, clientMetadata: { email: 'boss@example.com', email_verified: 'true' } };
    expect(await handler({ ...asked, request })).toMatchObject({ response: {} });
  });

  it.each([undefined, null, 7, 'event', [], {}, { request: {} }, { request: { userAttributes: { sub: '' } } }])(
    'gives an event that it does not know back as it came, says so, and does not throw: %j',
    async (odd) => {
      const failed = vi.spyOn(logger, 'error').mockClear();
      expect(await handler(odd)).toEqual(odd);
      expect(failed).toHaveBeenCalledOnce();
    },
  );

  it('logs no address', async () => {
    const logged = [vi.spyOn(logger, 'warn').mockClear(), vi.spyOn(logger, 'error').mockClear()];
    await handler(event({ email: 'boss@example.com', email_verified: 'false' }));
    await handler({ request: { userAttributes: { email: 'boss@example.com' } } });
    const text = JSON.stringify(logged.map(({ mock }) => mock.calls));
    expect(text).toContain('9c0e3b1e');
    expect(text).not.toContain('boss');
  });
});
