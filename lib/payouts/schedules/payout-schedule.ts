import type { SettingsReader } from '../settings/settings-repository.ts';
import type { Context } from '../shared/context.ts';

/** What the schedule does is done in its name. */
export function asPayoutSchedule(context: Context): Context {
  return { ...context, actor: { type: 'system', name: 'payout-schedule' } };
}

/** Asked before every step: the schedule makes and queues batches only while an admin has it switched on. */
export async function isSwitchedOn(settings: SettingsReader): Promise<boolean> {
  return (await settings.load()).schedules.payouts;
}
