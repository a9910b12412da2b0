import '../../functions/support/silent-log.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DATA_PROFILES, grantsOf } from '../../../infra/data-access.ts';
import { grantName } from '../../../infra/grants.ts';
import { ROUTES } from '../../../infra/routes.ts';
import { EVENT_DETAILS } from '../../../lib/contracts/events/events.ts';
import { createTestTable } from '../../support/dynamodb-table.ts';
import { ACCESS } from './access-table.ts';
import { aDayAtTheOffice } from './day/a-day-at-the-office.ts';
import {
  announced,
  asIfUsed,
  askedOnThisDay,
  denied,
  deployed,
  EVENT_BUS,
  executionActionsUsed,
  neverUsed,
  PEOPLE_TOPIC_ARN,
  policies,
  product,
  ran,
  SCHEDULED_PAYOUTS_ARN,
  STATE_MACHINE_ARN,
} from './guard.ts';
import { integrationProbes } from './integrations/needs.ts';
import { answered } from './lambdas.ts';
import { CALL_NOTHING, NOT_TODAY } from './not-today.ts';
import { unmissed } from './removals.ts';

/*
 * The whole product, every Lambda under the policy that its deployment would have. No Lambda lacks a permission that it
 * needs here, and none has one that it does not use, except for those in not-today.ts. How AWS itself evaluates a policy
 * cannot be shown here.
 */

vi.mock('../../../functions/runtime/clients.ts', async () => {
  const guard = await import('./guard.ts');
  return {
    dynamoDbClient: guard.guardedDynamoDb,
    stepFunctionsClient: guard.guardedStepFunctions,
    eventBridgeClient: guard.guardedEventBridge,
    snsClient: guard.guardedSns,
  };
});

beforeAll(async () => {
  const table = await createTestTable();
  vi.stubEnv('TABLE_NAME', table.name);
  vi.stubEnv('STATE_MACHINE_ARN', STATE_MACHINE_ARN);
  vi.stubEnv('SCHEDULED_PAYOUTS_ARN', SCHEDULED_PAYOUTS_ARN);
  vi.stubEnv('TIME_ZONE', 'UTC');
  vi.stubEnv('PAYOUTS_DAILY_AT', '02:00');
  vi.stubEnv('SYNC_DAILY_AT', '03:00');
  vi.stubEnv('EVENT_BUS_NAME', EVENT_BUS.ref);
  vi.stubEnv('PEOPLE_TOPIC_ARN', PEOPLE_TOPIC_ARN);
  vi.stubEnv('MOCK_ATTEMPT_LIFETIME_SECONDS', '5');
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T10:00:00Z') });
  await aDayAtTheOffice(table).catch((error: unknown) => {
    throw denied.length > 0 ? new Error(`denied:\n${denied.join('\n')}`) : error;
  });
});

afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe('the API document', () => {
  it('was kept to by every route on this day', () => {
    expect([...answered].sort()).toEqual(ROUTES.map(({ functionName }) => functionName).sort());
  });
});

describe('least privilege', () => {
  it('denies nothing that a Lambda does', () => {
    expect(denied).toEqual([]);
  });

  it('was asked by every Lambda that is deployed', () => {
    const help = 'run it on the day (lambdas.ts, day/); one that calls nothing of AWS is named in not-today.ts';
    expect(deployed.filter((name) => !ran.has(name)).sort(), help).toEqual([...CALL_NOTHING].sort());
  });

  it.each(Object.keys(ACCESS))('gives %s nothing that it does not use', (name) => {
    const { data = [], executions: onPayouts = [], startsScheduledRuns } = ACCESS[name] ?? {};
    const actions = [...onPayouts, ...(startsScheduledRuns ? ['StartExecution of scheduled payouts'] : [])];
    expect(neverUsed(name, grantsOf(data))).toEqual(NOT_TODAY[name] ?? []);
    expect(executionActionsUsed(name)).toEqual(actions.sort());
  });

  it('lets publish-events announce the events of the whole day', () => {
    const kinds = new Set(announced);
    expect(Object.keys(EVENT_DETAILS).filter((type) => !kinds.has(type))).toEqual([]);
    expect(announced).toContainEqual(expect.stringMatching(/^Approval wanted: BATCH-/));
  });

  it('has no profile that nobody names', () => {
    const named = new Set(Object.values(ACCESS).flatMap(({ data }) => data));
    expect(Object.keys(DATA_PROFILES).filter((profile) => !named.has(profile as never))).toEqual([]);
  });
});

/*
 * Lambda itself writes logs and traces, and reads streams. Those requests are worked out from the templates
 * (integrations/lambdas.ts). What is needed but not used on this day is asked for as NOT_TODAY names it.
 */
describe('every permission that is taken away', () => {
  const notToday = Object.entries(ACCESS).flatMap(([name, { data }]) =>
    grantsOf(data)
      .filter((grant) => NOT_TODAY[name]?.includes(grantName(grant)))
      .flatMap((grant) => asIfUsed(name, grant)),
  );
  const others = [...integrationProbes(product), ...notToday];

  it.each(policies.map((policy) => [policy.kind, policy.of, policy] as const))(
    'would be missed in the %s policy of %s',
    (_kind, _of, policy) => {
      const help =
        'not needed, or nothing shows that it is: take it away, use it in day/, or say in not-today.ts why not';
      expect(unmissed(policies, policy, [...askedOnThisDay(), ...others]), help).toEqual([]);
    },
  );
});
