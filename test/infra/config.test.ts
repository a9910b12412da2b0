import { describe, expect, it } from 'vitest';
import { readConfig } from '../../infra/config.ts';
import { RISE_SETTINGS } from '../support/rise-settings.ts';

const config = (context: Record<string, unknown>, env: Record<string, string> = {}) =>
  readConfig((key) => ({ region: 'eu-central-1', ...context })[key], env);

describe('the configuration of a deployment', () => {
  it('needs a stage and a region, and has a default for everything else', () => {
    expect(config({ stage: 'dev' })).toEqual({
      stage: 'dev',
      region: 'eu-central-1',
      timeZone: 'UTC',
      provider: 'mock',
      providers: ['mock'],
      rise: {},
      mockAttemptLifetimeSeconds: 300,
      logLevel: 'INFO',
      deploysConsole: true,
      terminationProtection: false,
      reservedConcurrency: false,
      alarmEmails: [],
    });
  });

  it('never takes a region from the environment: personal data must not land somewhere by accident', () => {
    const env = { AWS_REGION: 'us-east-1', CDK_DEFAULT_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-1' };
    expect(() => config({ stage: 'dev', region: undefined }, env)).toThrow(/-c region=.*\n.*at region/);
  });

  it('takes the context before the environment, and both before the file of the stage', () => {
    expect(config({ stage: 'dev' }, { STAGE: 'demo', TIME_ZONE: 'Asia/Tokyo' })).toMatchObject({
      stage: 'dev',
      timeZone: 'Asia/Tokyo',
    });
    expect(config({ stage: 'local', region: undefined })).toMatchObject({ mockAttemptLifetimeSeconds: 10 });
    const hurried = { MOCK_ATTEMPT_LIFETIME_SECONDS: '3' };
    expect(config({ stage: 'local' }, hurried)).toMatchObject({ mockAttemptLifetimeSeconds: 3 });
  });

  it('takes addresses for alarms from the command line, with commas between them', () => {
    const staging = { stage: 'staging', alarmEmail: 'ops@example.com', region: 'eu-west-1' };
    expect(config({ ...staging, reservedConcurrency: 'false' }).reservedConcurrency).toBe(false);
    expect(config({ stage: 'dev', alarmEmail: 'a@example.com, b@example.com' }).alarmEmails).toEqual([
      'a@example.com',
      'b@example.com',
    ]);
  });

  it.each(['staging', 'production'])('needs somebody who is told of alarms, in the protected stage %s', (stage) => {
    const nobody = () => config({ stage, provider: 'riseworks' }, RISE_SETTINGS);
    expect(nobody).toThrow(
      /nobody would be told of alarms.*infra\/stages\/(staging|production)\.ts.*\n.*at alarmEmails/,
    );
    expect(() => config({ stage, provider: 'riseworks', alarmEmail: '' }, RISE_SETTINGS)).toThrow('alarmEmails');
    const told = config({ stage, provider: 'riseworks', alarmEmail: 'ops@example.com' }, RISE_SETTINGS);
    expect(told.alarmEmails).toEqual(['ops@example.com']);
  });

  it.each(['dev', 'demo', 'test', 'test7', 'testann', 'staging', 'local'])(
    'lets stage %s pay with play money',
    (stage) => {
      expect(config({ stage, alarmEmail: 'ops@example.com' }).provider).toBe('mock');
    },
  );

  it.each([
    ['by default', {}],
    ['even if it is asked for', { provider: 'mock' }],
  ])('never lets production pay with play money, %s', (_how, given) => {
    expect(() => config({ stage: 'production', ...given })).toThrow('stage production pays real money');
  });

  it.each(['prod', 'live', 'contest', 'constructor'])('knows no stage %s', (stage) => {
    expect(() => config({ stage })).toThrow(`There is no stage "${stage}"`);
  });

  it.each([
    ['a stage that is missing', { stage: undefined }, 'stage'],
    ['a time zone that does not exist', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['an unknown region', { region: 'frankfurt' }, 'region'],
    ['a stage that cannot be part of a name', { stage: 'My Stage' }, 'stage'],
    ['a provider that nobody wrote', { provider: 'paypal' }, 'provider'],
    ['an invalid address', { alarmEmail: 'ops' }, 'alarmEmails'],
  ])('names %s', (_what, context, setting) => {
    expect(() => config({ stage: 'dev', ...context })).toThrow(setting);
  });

  it('takes a restored table with its own stream, from the file of the stage or the environment', () => {
    const streamArn = 'arn:aws:dynamodb:eu-central-1:123456789012:table/books-restored/stream/2026-11-26T10:00:00.000';
    const env = { RESTORED_TABLE: 'books-restored', RESTORED_TABLE_STREAM_ARN: streamArn };
    expect(config({ stage: 'dev' }, env).restoredTable).toEqual({ name: 'books-restored', streamArn });
    expect(config({ stage: 'dev' }, { RESTORED_TABLE: '' }).restoredTable).toBeUndefined();
    const of = (other: Partial<typeof env>) => () => config({ stage: 'dev' }, { ...env, ...other });
    expect(of({ RESTORED_TABLE: 'another' })).toThrow(/the stream of another table/);
    expect(of({ RESTORED_TABLE_STREAM_ARN: 'arn:aws:dynamodb' })).toThrow(/not the ARN of the stream/);
    expect(() => config({ stage: 'dev' }, { RESTORED_TABLE: 'books-restored' })).toThrow(/streamArn/);
  });
});
