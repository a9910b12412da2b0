import type { Stage } from './stage.ts';

/** This machine (`npm start`); never deployed. */
export const local: Stage = {
  mayUsePlayMoney: true,
  region: 'eu-central-1',
  // Short, so that a submission that never arrives can be watched to its end.
  mockAttemptLifetimeSeconds: 10,
  // The local stack serves it by itself, at its own address.
  deploysConsole: false,
  terminationProtection: false,
  reservedConcurrency: false,
  alarmEmails: [],
};
