import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SCHEDULES } from '../../infra/schedules.ts';
import { propertiesOf, synthesised } from './synthesised.ts';

const { engine } = synthesised();
const all = (type: string) => propertiesOf(engine, type);
const arnOf = z
  .object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) })
  .transform((it) => it['Fn::GetAtt'][0]);
const refOf = z.object({ Ref: z.string() }).transform(({ Ref }) => Ref);

const [lostId] = [...all('AWS::SQS::Queue').keys()].filter((id) => id.includes('Lost'));
const targetSchema = z.object({
  Arn: arnOf,
  RoleArn: arnOf,
  RetryPolicy: z.object({ MaximumRetryAttempts: z.number(), MaximumEventAgeInSeconds: z.number() }),
  DeadLetterConfig: z.object({ Arn: arnOf }),
});
const targetOf = (name: string) => {
  const schedule = [...all('AWS::Scheduler::Schedule').values()].find(
    ({ Name }) => Name === `disbursement-dev-${name}`,
  );
  return targetSchema.parse(schedule?.Target);
};
const asyncSchema = z.object({
  FunctionName: refOf,
  Qualifier: z.literal('$LATEST'),
  MaximumRetryAttempts: z.number(),
  MaximumEventAgeInSeconds: z.number(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: arnOf }) }),
});
const asyncConfigs = [...all('AWS::Lambda::EventInvokeConfig').values()].map((config) => asyncSchema.parse(config));

const HOURS_6 = 6 * 3_600;
const MINUTES_5 = 300;

describe('what a schedule fires', () => {
  it.each([
    ['payouts', { delivery: [20, HOURS_6], running: [2, HOURS_6] }],
    ['sync', { delivery: [20, HOURS_6], running: [2, HOURS_6] }],
    // It is fired again in five minutes, and a late copy would only compete with that.
    ['sweep', { delivery: [0, MINUTES_5], running: [0, MINUTES_5] }],
  ])('%s is tried again as often as was decided for it, whether it was not delivered or failed', (name, expected) => {
    const { Arn, RetryPolicy } = targetOf(name);
    expect(all('AWS::Lambda::Function').get(Arn)?.FunctionName).toBe(`disbursement-dev-${name}`);
    const config = asyncConfigs.find(({ FunctionName }) => FunctionName === Arn);
    expect({
      delivery: [RetryPolicy.MaximumRetryAttempts, RetryPolicy.MaximumEventAgeInSeconds],
      running: [config?.MaximumRetryAttempts, config?.MaximumEventAgeInSeconds],
    }).toEqual(expected);
  });

  it('is decided for every schedule, and for nothing else', () => {
    expect(asyncConfigs).toHaveLength(SCHEDULES.length);
    expect(all('AWS::Scheduler::Schedule').size).toBe(SCHEDULES.length);
  });

  it.each(SCHEDULES)('ends in the queue when it is given up: $name', ({ name }) => {
    const { Arn, DeadLetterConfig } = targetOf(name);
    expect(DeadLetterConfig.Arn).toBe(lostId);
    const config = asyncConfigs.find(({ FunctionName }) => FunctionName === Arn);
    expect(config?.DestinationConfig.OnFailure.Destination).toBe(lostId);
  });

  /** Who sends a dead letter: Scheduler in the role of the schedule, Lambda in the role of the function. */
  it.each(SCHEDULES)('may be put there by Scheduler and by Lambda: $name', ({ name }) => {
    const { Arn, RoleArn } = targetOf(name);
    const sending = { Action: 'sqs:SendMessage', Effect: 'Allow', Resource: { 'Fn::GetAtt': [lostId, 'Arn'] } };
    expect(JSON.stringify(all('AWS::IAM::Role').get(RoleArn)?.Policies)).toContain(JSON.stringify(sending));
    const role = arnOf.parse(all('AWS::Lambda::Function').get(Arn)?.Role);
    const own = [...all('AWS::IAM::Policy').values()].filter(({ Roles }) =>
      JSON.stringify(Roles).includes(`"${role}"`),
    );
    expect(JSON.stringify(own)).toContain(JSON.stringify(sending));
  });
});

describe('the queue of what was given up', () => {
  it('keeps it for two weeks, encrypted, and speaks TLS only', () => {
    expect(all('AWS::SQS::Queue').get(lostId ?? '')).toEqual({
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 14 * 86_400,
    });
    const policies = [...all('AWS::SQS::QueuePolicy').values()].filter(({ Queues }) =>
      JSON.stringify(Queues).includes(lostId ?? '?'),
    );
    expect(policies).toHaveLength(1);
    expect(policies[0]?.PolicyDocument).toMatchObject({
      Statement: [
        {
          Effect: 'Deny',
          Action: 'sqs:*',
          Principal: { AWS: '*' },
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    });
  });
});
