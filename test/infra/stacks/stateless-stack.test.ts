import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { EXECUTION_FUNCTIONS } from '../../../infra/execution-functions.ts';
import { ROUTES } from '../../../infra/routes.ts';
import { SCHEDULED_PAYOUT_FUNCTIONS } from '../../../infra/scheduled-payout-functions.ts';
import { SCHEDULES } from '../../../infra/schedules.ts';
import { API_PREFIX } from '../../../lib/contracts/api.ts';
import { propertiesOf, synthesised } from '../synthesised.ts';

const { stateless } = synthesised();
const routes = [...propertiesOf(stateless, 'AWS::ApiGatewayV2::Route').values()];
const lambdas = propertiesOf(stateless, 'AWS::Lambda::Function');
const reference = z.object({ Ref: z.string() });
const attribute = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const target = z.object({ 'Fn::Join': z.tuple([z.string(), z.tuple([z.string(), reference])]) });

const lambdaOfRoute = (route: Record<string, unknown>): string => {
  const integration = target.parse(route.Target)['Fn::Join'][1][1].Ref;
  const uri = propertiesOf(stateless, 'AWS::ApiGatewayV2::Integration').get(integration)?.IntegrationUri;
  return attribute.parse(uri)['Fn::GetAtt'][0];
};

describe('the API', () => {
  it('has exactly the routes of the table', () => {
    expect(routes.map((route) => route.RouteKey).sort()).toEqual(
      ROUTES.map(({ method, path }) => `${method} ${API_PREFIX}${path}`).sort(),
    );
  });

  it.each(ROUTES)('guards $method $path with the authorizer, unless it is public', ({ method, path, ...row }) => {
    const route = routes.find((one) => one.RouteKey === `${method} ${API_PREFIX}${path}`);
    expect(route?.AuthorizationType).toBe(row.publicBecause ? 'NONE' : 'CUSTOM');
    expect(route?.AuthorizerId === undefined).toBe(row.publicBecause !== undefined);
  });

  it('leaves only its description, the health check and what the provider signs open', () => {
    expect(ROUTES.filter((row) => row.publicBecause).map(({ path }) => path)).toEqual([
      '/openapi.json',
      '/webhooks/{provider}',
      '/health',
    ]);
  });

  it('gives each route a Lambda of its own, named as in the table', () => {
    const names = routes.map((route) => lambdas.get(lambdaOfRoute(route))?.FunctionName);
    expect(names.sort()).toEqual(ROUTES.map(({ functionName }) => `disbursement-dev-${functionName}`).sort());
    expect(new Set(names).size).toBe(ROUTES.length);
  });

  it('asks the authorizer anew for every request, and takes a plain yes or no', () => {
    stateless.resourceCountIs('AWS::ApiGatewayV2::Authorizer', 1);
    stateless.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerResultTtlInSeconds: 0,
      EnableSimpleResponses: true,
      AuthorizerPayloadFormatVersion: '2.0',
      IdentitySource: ['$request.header.Authorization'],
    });
  });

  it('writes access logs that name the admin and say why a token was refused, and hold no address and no token', () => {
    const [stage] = propertiesOf(stateless, 'AWS::ApiGatewayV2::Stage').values();
    const { Format } = z.object({ Format: z.string() }).parse(stage?.AccessLogSettings);
    const format = z.record(z.string(), z.string()).parse(JSON.parse(Format));
    expect(format).toMatchObject({
      sub: '$context.authorizer.sub',
      refusal: '$context.authorizer.refusal',
      authorizerError: '$context.authorizer.error',
    });
    expect(Object.values(format).join()).not.toMatch(/authorizer\.(username|email|status)|claims|header/);
  });
});

describe('the Lambdas', () => {
  it('are the authorizer, one a route, one a step, one a schedule, and one for the stream of the table', () => {
    const expected = [
      'authorizer',
      ...ROUTES.map(({ functionName }) => functionName),
      ...EXECUTION_FUNCTIONS,
      ...SCHEDULED_PAYOUT_FUNCTIONS,
      ...SCHEDULES.map(({ name }) => name),
      'publish-events',
    ];
    const names = [...lambdas.values()].map((lambda) => lambda.FunctionName);
    expect(names.sort()).toEqual(expected.map((name) => `disbursement-dev-${name}`).sort());
  });

  it.each([...lambdas.keys()])('%s runs on Node 24, arm64, traced, with logs that end some day', (id) => {
    const lambda = lambdas.get(id);
    expect(lambda).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
    });
    const { LogGroup } = z.object({ LogGroup: reference }).parse(lambda?.LoggingConfig);
    expect(propertiesOf(stateless, 'AWS::Logs::LogGroup').get(LogGroup.Ref)?.RetentionInDays).toBeGreaterThan(0);
  });

  it.each([
    [
      'STATE_MACHINE_ARN',
      [
        'change-config',
        'execute-batch',
        'pay-affiliate',
        'queue-scheduled-batches',
        'retry-transaction',
        'start-next-batch',
        'sweep',
      ],
    ],
    ['SCHEDULED_PAYOUTS_ARN', ['payouts']],
  ])('know the state machine %s only if they start executions of it', (variable, names) => {
    const environment = z.object({ Variables: z.record(z.string(), z.unknown()) });
    const knowing = [...lambdas.values()]
      .filter((lambda) => variable in environment.parse(lambda.Environment).Variables)
      .map((lambda) => lambda.FunctionName);
    expect(knowing.sort()).toEqual(names.map((name) => `disbursement-dev-${name}`));
  });
});

describe('the stream of the table', () => {
  const mapping = () => [...propertiesOf(stateless, 'AWS::Lambda::EventSourceMapping').values()];

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
    stateless.hasResourceProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true });
  });
});

describe('operations', () => {
  it('has a sweep every five minutes, in the time zone of the deployment', () => {
    synthesised({ timeZone: 'Europe/Berlin' }).stateless.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'sweep',
      ScheduleExpression: 'rate(5 minutes)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
    });
  });

  it('has accounts synced at three in the morning of the deployment', () => {
    synthesised({ timeZone: 'Europe/Berlin' }).stateless.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'sync',
      ScheduleExpression: 'cron(0 3 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
    });
  });

  it('has alarms that say what they mean for people', () => {
    const alarms = [...propertiesOf(stateless, 'AWS::CloudWatch::Alarm').values()];
    expect(alarms).toHaveLength(7);
    for (const alarm of alarms) expect(String(alarm.AlarmDescription)).toMatch(/affiliates|payments|admins|batches/i);
    for (const { AlarmActions, OKActions } of alarms) {
      expect(JSON.stringify([AlarmActions, OKActions])).toMatch(/^\[\[.*OutsidePeople.*\],\[.*OutsidePeople.*\]\]$/);
    }
  });

  it('says where everything is', () => {
    for (const output of ['ApiUrl', 'TableName', 'UserPoolId', 'UserPoolClientId', 'StateMachineArn']) {
      expect(Object.keys(stateless.findOutputs(output))).toEqual([output]);
    }
  });
});
