import { endScheduledRunStep } from '../../../lib/contracts/schedules/scheduled-payout-steps.ts';
import { executionHandler } from '../../runtime/execution-handler.ts';
import { say } from '../../runtime/metrics.ts';

/** A currency that was given up did not stop the others. Here it ends the run in an error, and an alarm rings. */
export const handler = executionHandler('end-scheduled-run', endScheduledRunStep, async ({ currencies }) => {
  const failed = currencies.filter(({ failure }) => failure !== undefined).map(({ currency }) => currency);
  say('ScheduledRuns', 1, { phase: failed.length > 0 ? 'failed' : 'finished' });
  if (failed.length > 0) throw new Error(`not everybody was paid in ${failed.join(', ')}`);
  return {};
});
