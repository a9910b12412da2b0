import type { SweepDependencies } from '../../lib/payouts/schedules/sweep/stage.ts';
import type { StockDependencies } from '../../lib/payouts/schedules/sweep/take-stock.ts';
import { dependencies } from './dependencies.ts';
import { scheduledRunDependencies } from './scheduled-run-dependencies.ts';
import { starterDependencies } from './starter-dependencies.ts';

/** What the sweep needs: nearly everything that a normal payout needs. */
export const sweepDependencies: SweepDependencies & StockDependencies = {
  get affiliates() {
    return dependencies.affiliates;
  },
  get audits() {
    return dependencies.audits;
  },
  get batches() {
    return dependencies.batches;
  },
  get holds() {
    return dependencies.holds;
  },
  get ledger() {
    return dependencies.ledger;
  },
  get sent() {
    return dependencies.sent;
  },
  get settings() {
    return dependencies.settings;
  },
  get providers() {
    return dependencies.providers;
  },
  get sweepCursor() {
    return dependencies.sweepCursor;
  },
  get syncCursor() {
    return dependencies.syncCursor;
  },
  get webhooks() {
    return dependencies.webhooks;
  },
  get payoutRuns() {
    return scheduledRunDependencies.payoutRuns;
  },
  get scheduledRuns() {
    return scheduledRunDependencies.scheduledRuns;
  },
  get dailyTimes() {
    return scheduledRunDependencies.dailyTimes;
  },
  get recovery() {
    return dependencies.recovery;
  },
  get incidents() {
    return dependencies.incidents;
  },
  get executions() {
    return starterDependencies.executions;
  },
};
