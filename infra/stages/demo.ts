import type { Stage } from './stage.ts';

/** To show the product to somebody: play money, and nothing that a fresh AWS account would refuse. */
export const demo: Stage = {
  mayUsePlayMoney: true,
  terminationProtection: false,
  reservedConcurrency: false,
  alarmEmails: [],
};
