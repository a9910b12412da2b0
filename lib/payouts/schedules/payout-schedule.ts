import type { SettingsReader } from '../settings/settings-repository.ts';
import type { Context } from '../shared/context.ts';

/** What the schedule does is done in its name. */
export function asPayoutSchedule(context: Context): Context {
  return { ...context, actor: { type: 'system', name: 'payout-schedule' } };
}

/**
 * Asked before every step: the schedule makes and queues batches only while an admin has it switched on, and not before a
 * restore is settled.
 */
export async function isSwitchedOn(settings: SettingsReader): Promise<boolean> {
  const { schedules, restored } = await settings.load();
  return schedules.payouts && restored === undefined;
}
