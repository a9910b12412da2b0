import type { Stage } from './stage.ts';

/** For one developer: cheap, quick to throw away, play money. */
export const dev: Stage = {
  mayUsePlayMoney: true,
  terminationProtection: false,
  reservedConcurrency: false,
  alarmEmails: [],
};
