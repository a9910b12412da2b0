import { daysToSeal } from '../../../domain/audit/audit-seal.ts';
import { sealDay } from '../../audit/seal-day.ts';
import type { Stage } from './stage.ts';

/** After a long downtime the days are sealed over several sweeps. */
const MOST_DAYS = 31;

/** Seals the audit entries of every day that is over, oldest first. Each seal follows the one before. */
export const dailySeals: Stage = {
  name: 'daily seals',
  async page(deps, context) {
    const newest = await deps.audits.newestSeal();
    const items = daysToSeal(newest, context.now(), MOST_DAYS).map((day) => ({
      id: day,
      work: async () => {
        const before = await deps.audits.newestSeal();
        // Another sweep may have sealed it meanwhile. Or the day before could not be sealed, and this one has to wait.
        if (daysToSeal(before, context.now(), 1)[0] !== day) return undefined;
        return (await sealDay(deps, context, day, before)) ? `sealed ${day}` : undefined;
      },
    }));
    return { items };
  },
};
