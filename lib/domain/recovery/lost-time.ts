import type { Restored, Settings } from '../settings/settings.ts';

/**
 * The time that a restore has lost. `to`: its beginning, the moment that the table went back to. `stoppedAt`: after it the old table
 * committed nothing more.
 */
export type LostTime = Pick<Restored, 'to' | 'stoppedAt'>;

/**
 * Of the newest restore, even if it is settled; absent if there was none. Of a settled one only the declaration is kept, before which
 * the old table had stopped.
 */
export function lostTimeOf({
  restored,
  lastRestore,
}: Pick<Settings, 'restored' | 'lastRestore'>): LostTime | undefined {
  return restored ?? (lastRestore && { to: lastRestore.to, stoppedAt: lastRestore.at });
}
