import type { Context as LambdaContext } from 'aws-lambda';
import { sweep } from '../../lib/payouts/sweep/sweep.ts';
import { systemContext } from '../runtime/context.ts';
import { logger } from '../runtime/logger.ts';
import { type StarterDependencies, starterDependencies } from '../runtime/starter-dependencies.ts';

/** Fired by the schedule; what the event says is of no consequence, because a sweep looks at everything. */
export const sweepHandler = (deps: StarterDependencies) => async (_event: unknown, lambdaContext: LambdaContext) => {
  logger.addContext(lambdaContext);
  const { done, failed } = await sweep(deps, systemContext('sweep'));
  for (const { item, error } of failed) logger.error('sweep left something undone', { item, error });
  logger.info('swept', { done, failures: failed.length });
  return { done, failed: failed.map(({ item }) => item) };
};

export const handler = sweepHandler(starterDependencies);
