import type { Stage } from './stage.ts';

/** Real money. Region, provider and addresses are yours to fill in. */
export const production: Stage = {
  terminationProtection: true,
  reservedConcurrency: true,
  alarmEmails: [],
  monthlyBudgetUsd: 200,
};
