import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { METRICS } from '../../lib/contracts/shared/metrics.ts';
import { propertiesOf, synthesised } from '../infra/synthesised.ts';
import { readPage } from './pages.ts';

const { text: page } = readPage('docs/metrics.md');
const { watch, engine } = synthesised({ stage: 'staging' });

/** List prices in us-east-1, in cents a month. https://aws.amazon.com/cloudwatch/pricing/ */
const CENTS = { metric: 30, metricOfAlarm: 10, composite: 50, dashboard: 300 };

/**
 * The number of values of dimensions that the table describes in words. There is one provider and one currency. A sweep has ten stages,
 * and five other parts that may find something: execution slot, recovery, daily payouts, queue and account sync.
 */
const VALUES: Readonly<Record<string, number>> = { provider: 1, currency: 1, stage: 15 };

type Dimensions = Readonly<Record<string, readonly string[] | string>>;
const combinationsOf = (dimensions: Dimensions): number =>
  Object.entries(dimensions).reduce(
    (product, [name, values]) => product * (typeof values === 'string' ? (VALUES[name] ?? Number.NaN) : values.length),
    1,
  );
const metricRow = ([name, { meaning, dimensions, unit, from }]: [string, (typeof METRICS)[keyof typeof METRICS]]) =>
  `| \`${name}\` | ${meaning} | ${unit} | ${Object.keys(dimensions).join(', ')} | ${from.join(', ')} |`;

const alarmSchema = z.object({
  AlarmName: z.string(),
  ComparisonOperator: z.enum(['GreaterThanOrEqualToThreshold', 'LessThanThreshold']),
  Threshold: z.number(),
  EvaluationPeriods: z.number(),
  DatapointsToAlarm: z.number(),
  Metrics: z.array(z.object({ MetricStat: z.unknown().optional() })).optional(),
});
const alarms = [watch, engine]
  .flatMap((template) => [...propertiesOf(template, 'AWS::CloudWatch::Alarm').values()])
  .map((alarm) => alarmSchema.parse(alarm));
const alarmRow = ({ AlarmName, ...alarm }: z.output<typeof alarmSchema>) => {
  const [, severity, id] = /-(sev\d)-([a-z-]+?)(?:-part-\d+)?$/.exec(AlarmName) ?? [];
  const sign = alarm.ComparisonOperator === 'LessThanThreshold' ? 'below' : 'from';
  const periods = `${alarm.DatapointsToAlarm} of ${alarm.EvaluationPeriods}`;
  return `| [${id}](runbook.md#${id}) | ${severity} | ${sign} ${alarm.Threshold} | ${periods} |`;
};

const usd = (cents: number) => String(cents).padStart(3, '0').replace(/(..)$/, '.$1');
const line = (what: string, count: number, cents: number) =>
  `| ${what} | ${count} | ${usd(cents)} | ${usd(count * cents)} |`;

const counted = {
  metrics: Object.values(METRICS).reduce((sum, { dimensions }) => sum + combinationsOf(dimensions), 0),
  alarmed: alarms.reduce(
    (sum, { Metrics }) => sum + (Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1),
    0,
  ),
  composites: propertiesOf(watch, 'AWS::CloudWatch::CompositeAlarm').size,
  dashboards: propertiesOf(watch, 'AWS::CloudWatch::Dashboard').size,
  ofCurrency: Object.values(METRICS)
    .filter(({ dimensions }) => 'currency' in dimensions)
    .reduce((sum, { dimensions }) => sum + combinationsOf(dimensions), 0),
};

const rowsUnder = (heading: string): string[] => {
  const section = page.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  return section
    .split('\n')
    .filter((row) => row.startsWith('|'))
    .slice(2);
};

describe('the page of metrics', () => {
  it('has a row for every metric, as the table in the code says it, and no other', () => {
    expect(rowsUnder('Metrics')).toEqual(Object.entries(METRICS).map(metricRow));
  });

  it('has a row for every alarm, with the threshold of the template, and no other', () => {
    expect(rowsUnder('Alarms').sort()).toEqual([...new Set(alarms.map(alarmRow))].sort());
  });

  it('says what they cost as they are counted in the template and in the table', () => {
    const total =
      counted.metrics * CENTS.metric +
      counted.alarmed * CENTS.metricOfAlarm +
      counted.composites * CENTS.composite +
      counted.dashboards * CENTS.dashboard;
    expect(rowsUnder('What they cost')).toEqual([
      line('custom metrics, if each is published in every hour', counted.metrics, CENTS.metric),
      line('metrics that alarms look at', counted.alarmed, CENTS.metricOfAlarm),
      line('composite alarms', counted.composites, CENTS.composite),
      line('dashboards', counted.dashboards, CENTS.dashboard),
      `| together | | | ${usd(total)} |`,
      line('each further currency', counted.ofCurrency, CENTS.metric),
    ]);
  });
});
