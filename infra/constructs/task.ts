import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Errors, JsonPath, type RetryProps, TaskInput, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

/** The time-out of every Lambda of the state machine. */
export const EXECUTION_LAMBDA_TIMEOUT = Duration.seconds(60);

/** Longer than the Lambda's own time-out. So the Lambda ends first, and no work goes on unnoticed. */
const TASK_TIMEOUT = Timeout.duration(Duration.seconds(70));

/**
 * The invocation was throttled, because the account or the Lambda had no concurrency left, so it certainly did not run.
 * Waiting only costs time: 1 s, 2 s, 4 s … up to a minute apart, for an hour in all. Money never depends on it. If the retries
 * are used up, the execution ends in an error, and the sweep continues its batch.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
 */
const TURNED_AWAY: RetryProps = {
  errors: ['Lambda.TooManyRequestsException'],
  interval: Duration.seconds(1),
  backoffRate: 2,
  maxDelay: Duration.minutes(1),
  maxAttempts: 65,
};

/**
 * Any other failure: the step threw, timed out, ran out of memory (the next try gets a fresh instance), was killed, or
 * Lambda's answer was lost. It may or may not have run, and these errors have many names. So only a repeatable step has
 * this policy.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
const MAY_HAVE_RUN: RetryProps = {
  errors: [Errors.ALL],
  interval: Duration.seconds(1),
  backoffRate: 2,
  maxAttempts: 3,
};

export interface TaskProps {
  readonly lambda: IFunction;
  /** The fields of the state that become the Lambda's event. It gets no others. */
  readonly fields: readonly string[];
  /**
   * Whether the step may be repeated when it is not known whether it ran. If not, it is repeated only if it certainly did
   * not run.
   */
  readonly repeatable: boolean;
  /** Drops the Lambda's answer, so that the state stays as it was. */
  readonly discardResult?: true;
  readonly comment: string;
}

/**
 * One Lambda step. It has named fields as input, the Lambda's answer as output, a time-out, and our retry policy instead of
 * the CDK's.
 */
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
    // The CDK would add six retries of its own to every step.
    retryOnServiceExceptions: false,
    ...(discardResult ? { resultPath: JsonPath.DISCARD } : { outputPath: '$.Payload' }),
  });
  step.addRetry(TURNED_AWAY);
  if (repeatable) step.addRetry(MAY_HAVE_RUN);
  return step;
};
