import type { Restored, Settings } from '../settings/settings.ts';

/**
 * The time that a restore has lost. It begins at `to`, the moment that the table went back to. After `stoppedAt` the
 * old table committed nothing more.
 */
export type LostTime = Pick<Restored, 'to' | 'stoppedAt'>;

/**
 * The lost time of the newest restore, even if that is settled; absent if there was no restore. Of a settled one only
 * the moment of the declaration is kept, before which the old table had stopped.
 */
export function lostTimeOf({
  restored,
  lastRestore,
}: Pick<Settings, 'restored' | 'lastRestore'>): LostTime | undefined {
  return restored ?? (lastRestore && { to: lastRestore.to, stoppedAt: lastRestore.at });
}
