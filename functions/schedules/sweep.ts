import type { Context as LambdaContext } from 'aws-lambda';
import type { SweepDependencies } from '../../lib/payouts/schedules/sweep/stage.ts';
import { sweep } from '../../lib/payouts/schedules/sweep/sweep.ts';
import { type StockDependencies, takeStock } from '../../lib/payouts/schedules/sweep/take-stock.ts';
import { systemContext } from '../runtime/context.ts';
import {
  affiliates,
  audits,
  batches,
  holds,
  incidents,
  ledger,
  payments,
  payoutRuns,
  providers,
  recovery,
  sent,
  settings,
  sweepCursor,
  syncCursor,
  webhooks,
} from '../runtime/dependencies.ts';
import { lazily } from '../runtime/lazily.ts';
import { logger } from '../runtime/logger.ts';
import { emit } from '../runtime/metrics.ts';
import { dailyTimes, scheduledRuns } from '../runtime/scheduled-run-dependencies.ts';
import { executions } from '../runtime/starter-dependencies.ts';
import { emitStockMetrics, emitSweepMetrics } from './sweep-metrics.ts';

/** Called by the schedule. The event is ignored, because a sweep looks at everything. */
export const sweepHandler =
  (deps: SweepDependencies & StockDependencies) => async (_event: unknown, lambdaContext: LambdaContext) => {
    logger.addContext(lambdaContext);
    const context = systemContext('sweep');
    const report = await sweep(deps, context);
    const stock = await takeStock(deps, context);
    const { done, overdue } = report;
    const failed = [...report.failed, ...stock.failed];
    for (const { item, error } of failed) logger.error('sweep left something undone', { item, error });
    if (overdue.length > 0) logger.warn('daily work is overdue', { overdue });
    emitSweepMetrics({ ...report, failed });
    emitStockMetrics(stock);
    emit('Sweeps', 1, {});
    logger.info('swept', { done, failures: failed.length });
    return { done, failed: failed.map(({ item }) => item), overdue };
  };

export const handler = sweepHandler(
  lazily({
    affiliates,
    audits,
    batches,
    payments,
    dailyTimes,
    executions,
    holds,
    incidents,
    ledger,
    payoutRuns,
    providers,
    recovery,
    scheduledRuns,
    sent,
    settings,
    sweepCursor,
    syncCursor,
    webhooks,
  }),
);
