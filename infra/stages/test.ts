import type { Stage } from './stage.ts';

/** Every stage whose name begins with `test`: made by a pipeline or a person, and removed again. */
export const test: Stage = {
  mayUsePlayMoney: true,
  terminationProtection: false,
  reservedConcurrency: false,
  alarmEmails: [],
};
