import type { Context as LambdaContext } from 'aws-lambda';
import type * as z from 'zod';
import type { Context } from '../../lib/payouts/shared/context.ts';
import { systemContext } from './context.ts';
import { logger } from './logger.ts';

/** A step that failed. It says what failed, but carries nothing of it: Lambda logs errors with everything in them. */
class StepFailed extends Error {
  override readonly name = 'StepFailed';
}

/**
 * A Lambda of the state machine: its input is checked again, whoever sent it, and what it did is logged. A failure is
 * thrown on, for the state machine's own Retry and Catch.
 *
 * @returns the Lambda; its `inContext` is the same step for one who brings clock and ids of their own, and no log
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
