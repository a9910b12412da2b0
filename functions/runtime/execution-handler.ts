import type { Context as LambdaContext } from 'aws-lambda';
import type * as z from 'zod';
import type { Context } from '../../lib/payouts/shared/context.ts';
import { systemContext } from './context.ts';
import { logger } from './logger.ts';

/** A step that failed. It carries the error's kind but not the error, because Lambda logs an error with all its fields. */
class StepFailed extends Error {
  override readonly name = 'StepFailed';
}

/**
 * A Lambda of the state machine. Its input is validated again, whoever sent it, and its result is logged. A failure is
 * thrown on, for the state machine's own Retry and Catch.
 *
 * @returns the Lambda; its `inContext` is the same step without a log, for a caller with a clock and ids of its own
 */
export function executionHandler<Event, Result>(
  step: string,
  { event: schema }: { readonly event: z.ZodType<Event>; readonly result: z.ZodType<Result> },
  work: (event: Event, context: Context) => Promise<Result>,
) {
  const inContext = async (event: unknown, context: Context): Promise<Result> => work(schema.parse(event), context);
  const handler = async (event: unknown, lambdaContext: LambdaContext): Promise<Result> => {
    logger.addContext(lambdaContext);
    try {
      const result = await inContext(event, systemContext(step));
      logger.info('step done', { step, event, result });
      return result;
    } catch (error) {
      logger.error('step failed', { step, event, error });
      throw new StepFailed(error instanceof Error ? `${step}: ${error.name}` : step);
    }
  };
  return Object.assign(handler, { inContext });
}
