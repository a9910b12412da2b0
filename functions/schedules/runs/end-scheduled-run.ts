import { endScheduledRunStep } from '../../../lib/contracts/schedules/scheduled-payout-steps.ts';
import { executionHandler } from '../../runtime/execution-handler.ts';
import { emit } from '../../runtime/metrics.ts';

/** When one currency is given up, the others go on. Here it makes the run fail, which raises an alarm. */
export const handler = executionHandler('end-scheduled-run', endScheduledRunStep, async ({ currencies }) => {
  const failed = currencies.filter(({ failure }) => failure !== undefined).map(({ currency }) => currency);
  emit('ScheduledRuns', 1, { phase: failed.length > 0 ? 'failed' : 'finished' });
  if (failed.length > 0) throw new Error(`not everybody was paid in ${failed.join(', ')}`);
  return {};
});
