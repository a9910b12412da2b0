import type { Stage } from './stage.ts';

/** For showing the product: play money, and nothing that a new AWS account would refuse. */
export const demo: Stage = {
  mayUsePlayMoney: true,
  terminationProtection: false,
  reservedConcurrency: false,
  alarmEmails: [],
};
