import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { QUOTA_NEEDED, RESERVING } from '../../infra/concurrency.ts';
import { EXECUTION_FUNCTIONS } from '../../infra/execution-functions.ts';
import { ROUTES } from '../../infra/routes.ts';
import { SCHEDULED_PAYOUT_FUNCTIONS } from '../../infra/scheduled-payout-functions.ts';
import { SCHEDULES } from '../../infra/schedules.ts';
import { propertiesOf, synthesised, templatesOf, unvalidatedDeployment } from './synthesised.ts';

/** What each Lambda of the stage reserves, by its name without the prefix. */
const reserved = (stage: string, reservedConcurrency: boolean): ReadonlyMap<string, number> => {
  const templates = [...templatesOf(synthesised({ stage }, { reservedConcurrency })).values()];
  const lambdas = templates.flatMap((template) => [...propertiesOf(template, 'AWS::Lambda::Function').values()]);
  return new Map(
    lambdas.flatMap(({ FunctionName, ReservedConcurrentExecutions: count }) =>
      count === undefined ? [] : [[String(FunctionName).replace(`disbursement-${stage}-`, ''), Number(count)] as const],
    ),
  );
};

describe('reserved concurrency', () => {
  const staging = reserved('staging', true);

  it('is kept for every Lambda that pays, is scheduled or can be called by anybody, and for the stream', () => {
    expect([...staging.keys()].sort()).toEqual(
      [
        ...EXECUTION_FUNCTIONS,
        ...SCHEDULED_PAYOUT_FUNCTIONS,
        ...SCHEDULES.map(({ name }) => name),
        ...ROUTES.filter(({ publicBecause }) => publicBecause !== undefined).map(({ functionName }) => functionName),
        'publish-events',
      ].sort(),
    );
    expect([...staging.keys()].sort()).toEqual([...RESERVING].sort());
  });

  it('lets one sweep run at a time', () => {
    expect(staging.get('sweep')).toBe(1);
  });

  it('fits an account that has a fifth of the usual quota, of which 100 must be left to others', () => {
    const sum = [...staging.values()].reduce((all, one) => all + one, 0);
    expect(sum + 100).toBe(QUOTA_NEEDED);
    expect(QUOTA_NEEDED, 'as docs/aws.md and the README say').toBe(174);
  });

  it('says at synth which quota it needs, and only where it needs one', () => {
    const said = (settings: Record<string, string>) =>
      Annotations.fromStack(unvalidatedDeployment(settings).stacks.engine)
        .findInfo('*', Match.stringLikeRegexp('quota of concurrent executions'))
        .map(({ entry }) => String(entry.data));
    expect(said({ stage: 'staging' })).toEqual([expect.stringContaining(String(QUOTA_NEEDED))]);
    expect(said({ stage: 'staging', reservedConcurrency: 'false' })).toEqual([]);
    expect(said({ stage: 'dev' })).toEqual([]);
  });

  it('is not asked for where the stage says so: a new account would refuse the deployment', () => {
    expect([...reserved('dev', false)]).toEqual([]);
  });

  it.each([
    ['dev', 0],
    ['demo', 0],
    ['test', 0],
    ['staging', RESERVING.length],
  ])('of stage %s is kept for %i Lambdas', (stage, count) => {
    const templates = [...templatesOf(synthesised({ stage })).values()];
    const lambdas = templates.flatMap((template) => [...propertiesOf(template, 'AWS::Lambda::Function').values()]);
    expect(lambdas.filter(({ ReservedConcurrentExecutions: some }) => some !== undefined)).toHaveLength(count);
  });
});
