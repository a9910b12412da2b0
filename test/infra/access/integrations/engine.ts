import * as z from 'zod';
import type { LocalResource, Product } from '../../../../infra/local/product.ts';
import { definitionSchema, statesOf } from '../../definitions.ts';
import type { Probe } from '../verdict.ts';
import { handingTo } from './handing-over.ts';
import { type NeedsByType, onBehalfOf } from './needs-of-type.ts';

/* What Step Functions and EventBridge Scheduler do. */

const invoking = z.object({
  Resource: z.literal('arn:aws:states:::lambda:invoke'),
  Parameters: z.object({ FunctionName: z.string() }),
});

/** To set up the delivery of logs, which has no resource level. @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
const DELIVERING_LOGS = [
  'CreateLogDelivery',
  'GetLogDelivery',
  'UpdateLogDelivery',
  'DeleteLogDelivery',
  'ListLogDeliveries',
  'PutResourcePolicy',
  'DescribeResourcePolicies',
  'DescribeLogGroups',
];
/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html */
const TRACING = ['PutTraceSegments', 'PutTelemetryRecords', 'GetSamplingRules', 'GetSamplingTargets'];

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html */
const ofMachine = (machine: LocalResource, product: Product): Probe[] => {
  const role = z.string().parse(machine.property('RoleArn'));
  const why = `a run of ${machine.attribute('Name')}`;
  const definition = definitionSchema.parse(JSON.parse(z.string().parse(machine.property('DefinitionString'))));
  const isLogged = machine.property('LoggingConfiguration') !== undefined;
  const isTraced = z
    .object({ Enabled: z.boolean() })
    .optional()
    .parse(machine.property('TracingConfiguration'))?.Enabled;
  const everywhere = [
    ...(isLogged ? DELIVERING_LOGS.map((action) => `logs:${action}`) : []),
    ...(isTraced ? TRACING.map((action) => `xray:${action}`) : []),
  ];
  return [
    {
      ...{ by: 'states.amazonaws.com', action: 'sts:AssumeRole', resource: role },
      ...{ context: onBehalfOf(product, machine.ref), mustBe: 'allowed', why },
    },
    ...statesOf(definition)
      .filter(([, { Type }]) => Type === 'Task')
      .flatMap(([name, state]) => {
        const { FunctionName } = invoking.parse(state, {
          error: () => `nobody has said what ${name} needs: add it to integrations/engine.ts`,
        }).Parameters;
        return handingTo(product, FunctionName, { by: role, why: `${why}, at ${name}` });
      }),
    ...everywhere.map((action): Probe => ({ by: role, action, resource: '*', mustBe: 'allowed', why })),
  ];
};

const targetSchema = z.strictObject({
  Arn: z.string(),
  RoleArn: z.string(),
  DeadLetterConfig: z.object({ Arn: z.string() }).optional(),
  Input: z.unknown(),
  RetryPolicy: z.unknown(),
});

/** @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html#setting-up-execution-role */
const ofSchedule = (schedule: LocalResource, product: Product): Probe[] => {
  const { Arn, RoleArn: by, DeadLetterConfig } = targetSchema.parse(schedule.property('Target'));
  const why = `the schedule ${z.string().parse(schedule.property('Name'))}`;
  const { place } = product;
  const group = `arn:${place.partition}:scheduler:${place.region}:${place.account}:schedule-group/${z.string().parse(schedule.property('GroupName'))}`;
  return [
    {
      ...{ by: 'scheduler.amazonaws.com', action: 'sts:AssumeRole', resource: by },
      ...{ context: onBehalfOf(product, group), mustBe: 'allowed', why },
    },
    ...handingTo(product, Arn, { by, why }),
    ...(DeadLetterConfig === undefined ? [] : handingTo(product, DeadLetterConfig.Arn, { by, why })),
  ];
};

export const ENGINE_TYPES: NeedsByType = {
  'AWS::StepFunctions::StateMachine': {
    refersIn: ['RoleArn', 'DefinitionString', 'LoggingConfiguration'],
    needs: ofMachine,
  },
  'AWS::Scheduler::Schedule': { refersIn: ['Target', 'GroupName'], needs: ofSchedule },
  'AWS::Scheduler::ScheduleGroup': { refersIn: [] },
};
