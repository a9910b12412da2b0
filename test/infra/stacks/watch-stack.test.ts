import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { METRICS, type MetricName } from '../../../lib/contracts/shared/metrics.ts';
import { propertiesOf, synthesised, unvalidatedDeployment } from '../synthesised.ts';

const RUNBOOK = 'https://wiki.example.com/runbook';
const { watch, data, engine, api } = synthesised({}, { runbookUrl: RUNBOOK, monthlyBudgetUsd: 100 });

const dimensionsSchema = z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]);
const metricSchema = z.object({ Namespace: z.string(), MetricName: z.string(), Dimensions: dimensionsSchema });
const alarmSchema = z.looseObject({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  TreatMissingData: z.string(),
  Threshold: z.number(),
  AlarmActions: z.array(z.unknown()).default([]),
  OKActions: z.array(z.unknown()).default([]),
  Metrics: z
    .array(z.object({ Expression: z.string().optional(), MetricStat: z.object({ Metric: metricSchema }).optional() }))
    .optional(),
});
const alarms = [watch, engine]
  .flatMap((template) => [...propertiesOf(template, 'AWS::CloudWatch::Alarm').values()])
  .map((one) => alarmSchema.parse(one));
const composites = [...propertiesOf(watch, 'AWS::CloudWatch::CompositeAlarm').values()].map((one) =>
  alarmSchema.pick({ AlarmName: true, AlarmDescription: true, AlarmActions: true, OKActions: true }).parse(one),
);
const isPart = ({ AlarmName }: { AlarmName: string }) => AlarmName.includes('-part-');
const ringing = [...alarms.filter((alarm) => !isPart(alarm)), ...composites];
const idOf = ({ AlarmName }: { AlarmName: string }) => AlarmName.replace('disbursement-dev-', '');

const metricsOf = (alarm: z.output<typeof alarmSchema>) =>
  alarm.Metrics ? alarm.Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? []) : [metricSchema.parse(alarm)];

/** Every alarm there is, and what it does about silence. */
const ALARMS: Readonly<Record<string, 'ignore' | 'notBreaching' | 'breaching'>> = {
  'sev1-incident-open': 'ignore',
  'sev1-books-differ': 'ignore',
  'sev1-unknown-payments': 'ignore',
  'sev1-batch-stuck': 'ignore',
  'sev1-payout-run-failed': 'notBreaching',
  'sev1-sweep-missing': 'breaching',
  'sev1-provider-down': 'ignore',
  'sev2-batch-failed': 'notBreaching',
  'sev2-daily-run-missing': 'ignore',
  'sev2-daily-run-failed': 'notBreaching',
  'sev2-approval-waiting': 'ignore',
  'sev2-step-erring': 'notBreaching',
  'sev2-scheduled-work-erring': 'notBreaching',
  'sev2-scheduled-work-lost': 'notBreaching',
  'sev2-events-late': 'notBreaching',
  'sev2-stream-unread': 'breaching',
  'sev2-events-given-up': 'notBreaching',
  'sev2-api-failing': 'notBreaching',
  'sev2-lambdas-throttled': 'notBreaching',
  'sev2-lambdas-timed-out': 'notBreaching',
  'sev2-webhook-signatures-refused': 'notBreaching',
  'sev2-day-unsealed': 'ignore',
};

describe('the alarms', () => {
  it('are those of the runbook, with their severity in the name', () => {
    expect(ringing.map(idOf).sort()).toEqual(Object.keys(ALARMS).sort());
  });

  it.each(Object.entries(ALARMS))('%s takes silence as %s', (id, missing) => {
    const own = alarms.filter((alarm) => idOf(alarm).replace(/-part-\d+$/, '') === id);
    expect(own).not.toEqual([]);
    for (const alarm of own) expect(alarm.TreatMissingData).toBe(missing);
  });

  it.each(ringing)(
    '$AlarmName says what it means for people, and where to read what to do; it tells the people',
    (alarm) => {
      expect(alarm.AlarmDescription).toMatch(/affiliate|payment|payout|admin|batch|money/i);
      expect(alarm.AlarmDescription).toContain(' By itself: ');
      expect(alarm.AlarmDescription).toMatch(new RegExp(` ${RUNBOOK}#${idOf(alarm).slice('sev1-'.length)}$`));
      expect(alarm.AlarmDescription.length).toBeLessThanOrEqual(1024);
      for (const actions of [alarm.AlarmActions, alarm.OKActions]) {
        expect(JSON.stringify(actions)).toMatch(/^\[\{[^{}]*OutsidePeople[^{}]*\}\]$/);
      }
    },
  );

  it('tell nobody of their parts', () => {
    for (const part of alarms.filter(isPart)) expect([...part.AlarmActions, ...part.OKActions]).toEqual([]);
  });

  it('look at no more metrics than CloudWatch lets one alarm look at', () => {
    for (const alarm of alarms) expect(metricsOf(alarm).length, alarm.AlarmName).toBeLessThanOrEqual(10);
  });

  it('watch only metrics of our own that some Lambda writes, with values of dimensions that it can write', () => {
    const ours = alarms.flatMap(metricsOf).filter(({ Namespace }) => Namespace === 'disbursement-dev');
    expect(ours.length).toBeGreaterThan(15);
    for (const { MetricName: name, Dimensions } of ours) {
      expect(Object.keys(METRICS)).toContain(name);
      const known: Readonly<Record<string, readonly string[] | string>> = METRICS[name as MetricName].dimensions;
      expect(Dimensions.map(({ Name }) => Name).sort(), name).toEqual(Object.keys(known).sort());
      for (const { Name, Value } of Dimensions) {
        const values = known[Name];
        if (typeof values !== 'string') expect(values).toContain(Value);
      }
    }
  });

  it('watch only Lambdas that exist', () => {
    const names = [data, api, engine].flatMap((template) =>
      [...propertiesOf(template, 'AWS::Lambda::Function').values()].map(({ FunctionName }) => FunctionName),
    );
    const watched = alarms
      .flatMap(metricsOf)
      .flatMap(({ Dimensions }) => Dimensions.filter(({ Name }) => Name === 'FunctionName'))
      // The name is cut out of the ARN.
      .map(({ Value }) => /:function:([\w-]+)/.exec(JSON.stringify(Value))?.[1]);
    expect(watched.length).toBeGreaterThan(30);
    for (const name of watched) expect(names).toContain(name);
  });

  it('watch every queue that takes what was given up', () => {
    const logicalIds = [...propertiesOf(engine, 'AWS::SQS::Queue').keys()];
    expect(logicalIds).toHaveLength(2);
    const watched = alarms.flatMap(metricsOf).filter(({ Namespace }) => Namespace === 'AWS/SQS');
    for (const id of logicalIds) {
      const [metric] = watched.filter(({ Dimensions }) => JSON.stringify(Dimensions).includes(id));
      expect(metric?.MetricName, id).toBe('ApproximateNumberOfMessagesVisible');
    }
  });

  it('hear of a sign-in that fails, is turned away or is about to take longer than Cognito waits', () => {
    const [alarm] = alarms.filter((one) => idOf(one) === 'sev2-api-failing');
    const ofSignIn = (alarm ? metricsOf(alarm) : []).filter(({ Dimensions }) =>
      JSON.stringify(Dimensions).includes('disbursement-dev-name-person'),
    );
    expect(ofSignIn.map(({ MetricName }) => MetricName).sort()).toEqual(['Duration', 'Errors', 'Throttles']);
    expect(JSON.stringify(alarm?.Metrics)).toContain('signInTime, 0) >= 4000');
    expect(alarm?.AlarmDescription).toContain('a sign-in failed');
    const timeouts = propertiesOf(data, 'AWS::Lambda::Function').values();
    expect([...timeouts].map(({ FunctionName, Timeout }) => [FunctionName, Timeout])).toContainEqual([
      'disbursement-dev-name-person',
      5,
    ]);
  });

  it('let one throttle pass: a sweep that meets the one before it, where one is let in at a time', () => {
    const parts = alarms.filter((alarm) => idOf(alarm).startsWith('sev2-lambdas-throttled'));
    expect(parts.length).toBeGreaterThan(1);
    for (const { Threshold, ComparisonOperator } of parts) {
      expect([ComparisonOperator, Threshold]).toEqual(['GreaterThanOrEqualToThreshold', 2]);
    }
  });

  it('hear of a stream that nobody reads, and of time-outs from every log of a Lambda', () => {
    engine.hasResourceProperties('AWS::Lambda::EventSourceMapping', { MetricsConfig: { Metrics: ['EventCount'] } });
    const [reader] = propertiesOf(engine, 'AWS::Lambda::EventSourceMapping').keys();
    const [unread] = alarms.filter((alarm) => idOf(alarm) === 'sev2-stream-unread');
    expect((unread ? metricsOf(unread) : []).map(({ MetricName, Dimensions }) => [MetricName, Dimensions])).toEqual([
      ['PolledEventCount', [{ Name: 'EventSourceMappingUUID', Value: { Ref: reader } }]],
    ]);
    for (const template of [data, api, engine]) {
      const filters = [...propertiesOf(template, 'AWS::Logs::MetricFilter').values()];
      expect(filters).toHaveLength(propertiesOf(template, 'AWS::Lambda::Function').size);
      const [transformation] = z.tuple([z.looseObject({})]).parse(filters[0]?.MetricTransformations);
      expect(transformation).toMatchObject({ MetricNamespace: 'disbursement-dev', MetricName: 'LambdaTimeouts' });
    }
  });
});

describe('the dashboard', () => {
  const [board] = [...propertiesOf(watch, 'AWS::CloudWatch::Dashboard').values()];
  const body = JSON.stringify(board?.DashboardBody);

  it('shows every metric of ours', () => {
    for (const name of Object.keys(METRICS)) expect(body, name).toMatch(new RegExp(`[\\\\"=]${name}[\\\\"]`));
  });

  it('searches by exactly the dimensions that a metric has', () => {
    const searches = [...body.matchAll(/\{disbursement-dev,([\w,]*)\} MetricName=\\+"(\w+)\\+"/g)];
    expect(searches.length).toBeGreaterThan(8);
    for (const [, names, metric] of searches) {
      expect(names).toBe(Object.keys(METRICS[metric as MetricName].dimensions).join(','));
    }
  });
});

describe('the budget', () => {
  it('rings like an alarm, for what carries both tags of the deployment, where the stage has one', () => {
    const tag = (Key: string, value: string) => ({ Tags: { Key, Values: [value], MatchOptions: ['EQUALS'] } });
    watch.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: {
        BudgetName: 'disbursement-dev-sev3-cost-above-budget-eu-central-1',
        BudgetLimit: { Amount: 100, Unit: 'USD' },
        FilterExpression: { And: [tag('application', 'disbursement'), tag('stage', 'dev')] },
      },
    });
    synthesised().watch.resourceCountIs('AWS::Budgets::Budget', 0);
  });

  it('may publish to the topic and use its key', () => {
    const statement = Match.objectLike({
      Principal: { Service: 'budgets.amazonaws.com' },
      Condition: Match.objectLike({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } }),
    });
    data.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: { Statement: Match.arrayWith([statement]) },
    });
    data.hasResourceProperties('AWS::KMS::Key', { KeyPolicy: { Statement: Match.arrayWith([statement]) } });
  });
});

describe('the people', () => {
  it('are subscribed by the deployment, each of them', () => {
    const { stacks } = unvalidatedDeployment({ alarmEmail: 'ann@example.com,ben@example.com' });
    Annotations.fromStack(stacks.watch).hasNoWarning('*', Match.anyValue());
    const { watch: told } = synthesised({ alarmEmail: 'ann@example.com,ben@example.com' });
    const endpoints = [...propertiesOf(told, 'AWS::SNS::Subscription').values()].map(({ Endpoint }) => Endpoint);
    expect(endpoints).toEqual(['ann@example.com', 'ben@example.com']);
  });

  it('are missed at synthesis where there are none', () => {
    Annotations.fromStack(unvalidatedDeployment({ alarmEmail: undefined }).stacks.watch).hasWarning(
      '*',
      Match.stringLikeRegexp('No e-mail address receives alarms'),
    );
  });
});

describe('the stack', () => {
  it('takes nothing from the others but the id of the API, the topic and the queues: all else it knows by name', () => {
    const taken = JSON.stringify(watch.toJSON()).match(/"Fn::ImportValue":"[^"]+"/g) ?? [];
    const known = /(OutsidePeople|ApiHttpApi|Unannounced|Lost)/;
    expect([...new Set(taken)].filter((name) => !known.test(name))).toEqual([]);
  });
});
