import type { Stage } from './stage.ts';

/** The rehearsal of production: the same protection and limits, and play money unless a provider's own test system is named. */
export const staging: Stage = {
  mayUsePlayMoney: true,
  terminationProtection: true,
  reservedConcurrency: true,
  alarmEmails: [],
  monthlyBudgetUsd: 100,
};
