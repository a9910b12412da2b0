import type { Context as LambdaContext } from 'aws-lambda';
import type { SweepDependencies } from '../../lib/payouts/sweep/stage.ts';
import { sweep } from '../../lib/payouts/sweep/sweep.ts';
import { systemContext } from '../runtime/context.ts';
import { logger } from '../runtime/logger.ts';
import { sweepDependencies } from '../runtime/sweep-dependencies.ts';

/** Fired by the schedule; what the event says is of no consequence, because a sweep looks at everything. */
export const sweepHandler = (deps: SweepDependencies) => async (_event: unknown, lambdaContext: LambdaContext) => {
  logger.addContext(lambdaContext);
  const { done, failed, overdue } = await sweep(deps, systemContext('sweep'));
  for (const { item, error } of failed) logger.error('sweep left something undone', { item, error });
  if (overdue.length > 0) logger.warn('daily work is overdue', { overdue });
  logger.info('swept', { done, failures: failed.length });
  return { done, failed: failed.map(({ item }) => item), overdue };
};

export const handler = sweepHandler(sweepDependencies);
