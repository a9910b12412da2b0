import { Alarm, AlarmRule, CompositeAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { type Config, resourcePrefix } from '../config.ts';
import { type AlarmRow, operatorOf } from './alarm-rows.ts';

export interface AlarmsProps {
  readonly config: Config;
  readonly rows: readonly AlarmRow[];
  /** The topic that is told when an alarm goes off, and when it is over. */
  readonly people: ITopic;
}

/** Each alarm says what it means, what the system already does by itself, and where to read what to do. */
export class Alarms extends Construct {
  readonly #config: Config;

  constructor(scope: Construct, id: string, { config, rows, people }: AlarmsProps) {
    super(scope, id);
    this.#config = config;
    for (const row of rows) {
      const alarm = row.metrics.length === 1 ? this.#plain(row) : this.#anyOf(row);
      alarm.addAlarmAction(new SnsAction(people));
      alarm.addOkAction(new SnsAction(people));
    }
  }

  #plain(row: AlarmRow): Alarm {
    return this.#alarm(row, 0, alarmName(this.#config, row), this.#description(row));
  }

  /** One alarm may watch ten metrics. More need several alarms, combined into one for people. */
  #anyOf(row: AlarmRow): CompositeAlarm {
    const name = alarmName(this.#config, row);
    const parts = row.metrics.map((_, nth) => this.#alarm(row, nth, `${name}-part-${nth + 1}`, `A part of ${name}.`));
    return new CompositeAlarm(this, row.id, {
      compositeAlarmName: name,
      alarmDescription: this.#description(row),
      alarmRule: AlarmRule.anyOf(...parts),
    });
  }

  #alarm(row: AlarmRow, nth: number, alarmName: string, alarmDescription: string): Alarm {
    const { id, metrics, periods = 1, datapoints = periods, missing, from, below } = row;
    const [metric, threshold] = [metrics[nth], from ?? below];
    if (metric === undefined || threshold === undefined) throw new Error(`alarm ${id} looks at nothing`);
    return new Alarm(this, metrics.length === 1 ? id : `${id}-${nth + 1}`, {
      alarmName,
      alarmDescription,
      metric,
      threshold,
      comparisonOperator: operatorOf(row),
      evaluationPeriods: periods,
      datapointsToAlarm: datapoints,
      treatMissingData: missing,
    });
  }

  #description({ id, impact, meanwhile }: AlarmRow): string {
    const runbook = this.#config.runbookUrl ?? 'docs/runbook.md';
    return `${impact} By itself: ${meanwhile} What to do: ${runbook}#${id}`;
  }
}

/** `disbursement-staging-sev1-incident-open`. */
export const alarmName = (config: Config, { severity, id }: Pick<AlarmRow, 'severity' | 'id'>): string =>
  `${resourcePrefix(config)}-${severity}-${id}`;
