import { describe, expect, it } from 'vitest';
import { readConfig } from '../../infra/config.ts';

const config = (context: Record<string, unknown>, env: Record<string, string> = {}) =>
  readConfig((key) => context[key], env);

describe('the configuration of a deployment', () => {
  it('has a default for everything', () => {
    expect(config({})).toEqual({
      stage: 'dev',
      region: 'eu-central-1',
      timeZone: 'UTC',
      provider: 'mock',
      mockAttemptLifetimeSeconds: 300,
      logLevel: 'INFO',
    });
  });

  it('takes the context before the environment', () => {
    expect(config({ stage: 'one' }, { STAGE: 'two', TIME_ZONE: 'Asia/Tokyo' })).toMatchObject({
      stage: 'one',
      timeZone: 'Asia/Tokyo',
    });
  });

  it('refuses production with the default provider, which pays with play money', () => {
    expect(() => config({ stage: 'prod' })).toThrow('play money');
    expect(config({ stage: 'prod', provider: 'mock' }).provider).toBe('mock');
  });

  it.each([
    ['a time zone that does not exist', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['a region that is none', { region: 'frankfurt' }, 'region'],
    ['a stage that cannot be part of a name', { stage: 'My Stage' }, 'stage'],
    ['a provider that nobody wrote', { provider: 'paypal' }, 'provider'],
  ])('names %s', (_what, context, setting) => {
    expect(() => config(context)).toThrow(setting);
  });
});
