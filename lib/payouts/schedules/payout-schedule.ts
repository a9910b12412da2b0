import type { SettingsReader } from '../settings/settings-repository.ts';
import type { Context } from '../shared/context.ts';

/** The context in which the schedule itself is the actor. */
export function asPayoutSchedule(context: Context): Context {
  return { ...context, actor: { type: 'system', name: 'payout-schedule' } };
}

/**
 * Checked before every step. The schedule makes and queues batches only while an admin has it switched on, and not before a
 * restore is settled.
 */
export async function isSwitchedOn(settings: SettingsReader): Promise<boolean> {
  const { schedules, restored } = await settings.load();
  return schedules.payouts && restored === undefined;
}
