import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Errors, JsonPath, TaskInput, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

/** Time-out of every Lambda of the state machine. */
export const EXECUTION_LAMBDA_TIMEOUT = Duration.seconds(60);

/** Longer than the Lambda's own, so that its time-out is what ends a slow step, and nothing goes on behind the back. */
const TASK_TIMEOUT = Timeout.duration(Duration.seconds(70));

/** The invocation was turned away, so the Lambda certainly did not run. */
const NOT_INVOKED = ['Lambda.TooManyRequestsException'];

/**
 * The invocation may or may not have run, or ended in the middle.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception
 */
const MAY_HAVE_RUN = [
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.Unknown',
  'Sandbox.Timedout',
  'Runtime.ExitError',
  // What our steps throw (functions/runtime/execution-handler.ts).
  'StepFailed',
  Errors.TIMEOUT,
];

export interface TaskProps {
  readonly lambda: IFunction;
  /** Which fields of the state become the Lambda's event; no other reaches it. */
  readonly fields: readonly string[];
  /**
   * May the step be repeated when it is not known whether it ran? Without this, it is repeated only if it
   * certainly did not run.
   */
  readonly repeatable: boolean;
  /** Drops what the Lambda answers; the state stays as it was. */
  readonly discardResult?: true;
  readonly comment: string;
}

/** One Lambda step: named fields in, the Lambda's answer out, a time-out, and our retry policy instead of the CDK's. */
export const task = (
  scope: Construct,
  name: string,
  { lambda, fields, repeatable, discardResult, comment }: TaskProps,
): LambdaInvoke => {
  const step = LambdaInvoke.jsonPath(scope, name, {
    comment,
    lambdaFunction: lambda,
    payload: TaskInput.fromObject(Object.fromEntries(fields.map((field) => [`${field}.$`, `$.${field}`]))),
    taskTimeout: TASK_TIMEOUT,
    // The CDK would add six attempts of its own to every step.
    retryOnServiceExceptions: false,
    ...(discardResult ? { resultPath: JsonPath.DISCARD } : { outputPath: '$.Payload' }),
  });
  step.addRetry({
    errors: repeatable ? [...NOT_INVOKED, ...MAY_HAVE_RUN] : NOT_INVOKED,
    maxAttempts: 3,
    interval: Duration.seconds(1),
    backoffRate: 2,
  });
  return step;
};
