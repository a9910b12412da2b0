import { adminLeft } from './admin-left.ts';
import { deployWhileRunning } from './deploy-while-running.ts';
import type { Drill } from './drill.ts';
import { eventsGivenUp } from './events-given-up.ts';
import { failedRun } from './failed-run.ts';
import { providerDown } from './provider-down.ts';
import { restore } from './restore.ts';
import { stuckBatch } from './stuck-batch.ts';
import { unknownsGrowing } from './unknowns-growing.ts';
import { wrongPayout } from './wrong-payout.ts';

/** Every drill that this machine can play. Each has a currency of its own, so that they can share a stack. */
export const DRILLS: readonly Drill[] = [
  failedRun,
  stuckBatch,
  unknownsGrowing,
  providerDown,
  wrongPayout,
  adminLeft,
  deployWhileRunning,
  eventsGivenUp,
  // Comes last, because after it the bank has payments that our books know only as entries of a ledger.
  restore,
];

/** Makes it short until a lost submission can no longer arrive, and until an event is given up. */
export const DRILL_ENVIRONMENT: NodeJS.ProcessEnv = {
  MOCK_ATTEMPT_LIFETIME_SECONDS: '3',
  STREAM_RETRY_ATTEMPTS: '2',
};
