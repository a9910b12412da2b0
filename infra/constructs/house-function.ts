import type { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { reservedFor } from '../concurrency.ts';
import { type Config, functionNameOf, metricsNamespace } from '../config.ts';
import type { Bundles } from './bundle.ts';
import { countTimeouts } from './count-timeouts.ts';
import { HouseLogGroup } from './house-log-group.ts';
import { acknowledgeTracing } from './tracing.ts';

/** The one place that says which Node runs the product. */
export const LAMBDA_RUNTIME = Runtime.NODEJS_24_X;

export interface HouseFunctionProps {
  readonly config: Config;
  /** kebab-case and unique in the deployment. File, Lambda and log have the same name. */
  readonly name: string;
  readonly bundles: Bundles;
  /** The source file, from the root of the project; it exports `handler`. */
  readonly entry: string;
  readonly timeout: Duration;
  readonly memorySize?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * A Lambda the way this project makes all of them: runtime, architecture, bundle, logs, tracing, and a role of its own. The
 * role may write its own logs and traces. Further permissions are added with `addToRolePolicy`.
 */
export class HouseFunction extends LambdaFunction {
  constructor(
    scope: Construct,
    id: string,
    { config, name, bundles, entry, timeout, memorySize, environment }: HouseFunctionProps,
  ) {
    const logGroup = new HouseLogGroup(scope, `${id}Logs`);
    countTimeouts(logGroup, config);
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    // Not AWSLambdaBasicExecutionRole, which may write every log of the account.
    role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    );
    super(scope, id, {
      functionName: functionNameOf(config, name),
      runtime: LAMBDA_RUNTIME,
      architecture: Architecture.ARM_64,
      code: bundles.codeOf(entry),
      handler: 'index.handler',
      timeout,
      memorySize: memorySize ?? 512,
      reservedConcurrentExecutions: reservedFor(config, name),
      tracing: Tracing.ACTIVE,
      logGroup,
      role,
      environment: {
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_METRICS_NAMESPACE: metricsNamespace(config),
        LOG_LEVEL: config.logLevel,
        ...environment,
      },
    });
    acknowledgeTracing(role);
  }
}
