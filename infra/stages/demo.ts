import type { Stage } from './stage.ts';

/** For showing the product: play money, and nothing that a new AWS account does not allow. */
export const demo: Stage = {
  mayUsePlayMoney: true,
  terminationProtection: false,
  reservedConcurrency: false,
  alarmEmails: [],
};
