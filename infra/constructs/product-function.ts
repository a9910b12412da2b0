import type { Duration } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { RiseSecretName } from '../../lib/providers/riseworks/secrets.ts';
import { type Config, payoutStateMachineName, scheduledPayoutsName } from '../config.ts';
import type { Access } from '../data-access.ts';
import { RISE_SECRET_VARIABLES } from '../rise-secret-variables.ts';
import { DAILY_AT } from '../schedules.ts';
import type { Bundles } from './bundle.ts';
import { grantExecutions, grantScheduledRuns } from './execution-access.ts';
import { HouseFunction } from './house-function.ts';
import { stateMachineArn } from './state-machine-arn.ts';
import { grantTableAccess } from './table-access.ts';

/** What every Lambda of the product needs. */
export interface Premises {
  readonly config: Config;
  readonly bundles: Bundles;
  readonly table: ITableV2;
  readonly tableKey: IKey;
  /** Absent: no payment of this deployment goes through RiseWorks. */
  readonly riseSecrets?: Readonly<Record<RiseSecretName, ISecret>> | undefined;
}

export interface ProductFunctionProps {
  readonly name: string;
  readonly entry: string;
  /** The permissions of its row. */
  readonly access: Access;
  readonly timeout: Duration;
}

/** A Lambda that works on the books, with the access that its row names and nothing else. */
export const productFunction = (
  scope: Construct,
  { config, bundles, table, tableKey, riseSecrets }: Premises,
  { name, entry, access, timeout }: ProductFunctionProps,
): HouseFunction => {
  const { data, executions = [], startsScheduledRuns = false, memoryMb, riseSecrets: wanted = [] } = access;
  const secrets = riseSecrets ? wanted.map((secret) => [secret, riseSecrets[secret]] as const) : [];
  const lambda = new HouseFunction(scope, name, {
    config,
    name,
    bundles,
    entry,
    timeout,
    ...(memoryMb !== undefined && { memorySize: memoryMb }),
    environment: {
      TABLE_NAME: table.tableName,
      DISBURSEMENT_PROVIDER: config.provider,
      DISBURSEMENT_PROVIDERS: config.providers.join(','),
      MOCK_ATTEMPT_LIFETIME_SECONDS: String(config.mockAttemptLifetimeSeconds),
      ...config.rise,
      ...Object.fromEntries(secrets.map(([secret, { secretArn }]) => [RISE_SECRET_VARIABLES[secret], secretArn])),
      ...(executions.length > 0 ? { STATE_MACHINE_ARN: stateMachineArn(scope, payoutStateMachineName(config)) } : {}),
      ...(startsScheduledRuns
        ? {
            SCHEDULED_PAYOUTS_ARN: stateMachineArn(scope, scheduledPayoutsName(config)),
            TIME_ZONE: config.timeZone,
            PAYOUTS_DAILY_AT: DAILY_AT.payouts,
            SYNC_DAILY_AT: DAILY_AT.sync,
          }
        : {}),
    },
  });
  for (const [, secret] of secrets) {
    lambda.addToRolePolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secret.secretArn] }),
    );
  }
  grantTableAccess({ table, key: tableKey }, lambda, data);
  grantExecutions(config, lambda, executions);
  if (startsScheduledRuns) grantScheduledRuns(config, lambda);
  return lambda;
};
