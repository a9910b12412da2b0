import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { EXECUTION_FUNCTIONS } from '../../infra/execution-functions.ts';
import { ROUTES } from '../../infra/routes.ts';
import { SCHEDULED_PAYOUT_FUNCTIONS } from '../../infra/scheduled-payout-functions.ts';
import { SCHEDULES } from '../../infra/schedules.ts';
import { propertiesOf, synthesised, templatesOf } from './synthesised.ts';

const templates = [...templatesOf(synthesised()).values()];
const all = (type: string) => new Map(templates.flatMap((template) => [...propertiesOf(template, type)]));
const lambdas = all('AWS::Lambda::Function');
const logGroups = all('AWS::Logs::LogGroup');
const reference = z.object({ Ref: z.string() });

describe('the Lambdas', () => {
  it('are the authorizer, the one that names people, one a route, one a step, one a schedule, and one for the stream of the table', () => {
    const expected = [
      'authorizer',
      'name-person',
      ...ROUTES.map(({ functionName }) => functionName),
      ...EXECUTION_FUNCTIONS,
      ...SCHEDULED_PAYOUT_FUNCTIONS,
      ...SCHEDULES.map(({ name }) => name),
      'publish-events',
    ];
    const names = [...lambdas.values()].map((lambda) => lambda.FunctionName);
    expect(names.sort()).toEqual(expected.map((name) => `disbursement-dev-${name}`).sort());
  });

  it.each([...lambdas.keys()])('%s runs on Node 24, arm64, traced, with logs that expire', (id) => {
    const lambda = lambdas.get(id);
    expect(lambda).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
    });
    const { LogGroup } = z.object({ LogGroup: reference }).parse(lambda?.LoggingConfig);
    expect(logGroups.get(LogGroup.Ref)?.RetentionInDays).toBeGreaterThan(0);
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
    ['SCHEDULED_PAYOUTS_ARN', ['payouts', 'sweep']],
    ['PAYOUTS_DAILY_AT', ['payouts', 'sweep']],
  ])('know the state machine %s only if they start executions of it', (variable, names) => {
    const environment = z.object({ Variables: z.record(z.string(), z.unknown()) });
    const knowing = [...lambdas.values()]
      .filter((lambda) => variable in environment.parse(lambda.Environment).Variables)
      .map((lambda) => lambda.FunctionName);
    expect(knowing.sort()).toEqual(names.map((name) => `disbursement-dev-${name}`));
  });
});
