import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { propertiesOf, synthesised } from '../synthesised.ts';

const { engine } = synthesised();
const lambdas = propertiesOf(engine, 'AWS::Lambda::Function');
const reference = z.object({ Ref: z.string() });

describe('the stream of the table', () => {
  const mapping = () => [...propertiesOf(engine, 'AWS::Lambda::EventSourceMapping').values()];

  it('hands new audit entries, and nothing else, to the Lambda that announces them', () => {
    expect(mapping()).toHaveLength(1);
    const [{ FunctionName, FilterCriteria, StartingPosition } = {}] = mapping();
    expect(lambdas.get(reference.parse(FunctionName).Ref)?.FunctionName).toBe('disbursement-dev-publish-events');
    const pattern = { eventName: ['INSERT'], dynamodb: { Keys: { SK: { S: [{ prefix: 'AUDIT#' }] } } } };
    expect(FilterCriteria).toEqual({ Filters: [{ Pattern: JSON.stringify(pattern) }] });
    expect(StartingPosition).toBe('TRIM_HORIZON');
  });

  it('comes again from the entry that failed, gives up at last, and keeps what it gave up', () => {
    expect(mapping()[0]).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 100,
      MaximumRecordAgeInSeconds: 43_200,
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': [expect.stringMatching(/Unannounced/), 'Arn'] } },
      },
    });
    engine.hasResourceProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true });
  });
});

describe('the schedules', () => {
  it.each([
    ['a sweep every five minutes', 'sweep', 'rate(5 minutes)'],
    ['accounts synced at three in the morning', 'sync', 'cron(0 3 * * ? *)'],
    ['payouts at two in the morning', 'payouts', 'cron(0 2 * * ? *)'],
  ])('have %s, in the time zone of the deployment, under a name of the stage', (_what, name, expression) => {
    synthesised({ timeZone: 'Europe/Berlin' }).engine.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: `disbursement-dev-${name}`,
      ScheduleExpression: expression,
      ScheduleExpressionTimezone: 'Europe/Berlin',
    });
  });
});
