import { lastDue } from '../../../domain/schedules/daily-time.ts';
import { addSeconds, type Instant } from '../../../domain/shared/time.ts';
import { type AccountSyncDependencies, syncAllAccounts } from '../../accounts/sync-all-accounts.ts';
import type { Context } from '../../shared/context.ts';
import type { DailyTimes, OverdueWork } from '../daily-times.ts';
import { GRACE_SECONDS } from './missed-payouts.ts';

export type MissedSyncDependencies = AccountSyncDependencies & { readonly dailyTimes: DailyTimes };

/** The time that one sweep spends on it. The position is stored, and the next sweep continues. */
const SHARE_SECONDS = 60;
/** A sync of very many accounts takes several sweeps. One that takes longer than this counts as late. */
const LONGEST_SECONDS = 6 * 3_600;

/**
 * Continues a daily sync of accounts that did not begin or did not finish, for as many accounts as there is time for. A
 * deployment that has never synced has nothing to make up for, because its first sync is still to come.
 *
 * @param until nothing is started after this moment
 * @param leave called for each account that could not be read or written
 */
export async function syncMissedAccounts(
  deps: MissedSyncDependencies,
  context: Context,
  until: Instant,
  notice: (late: OverdueWork) => void,
  leave: (failure: { readonly item: string; readonly error: unknown }) => void = () => undefined,
): Promise<string | undefined> {
  const cursor = await deps.syncCursor.load();
  const { workedAt, completedAt } = cursor;
  if (completedAt === undefined) return void (await deps.syncCursor.save({ ...cursor, completedAt: context.now() }));
  const dueAt = lastDue(deps.dailyTimes.sync, context.now());
  if (completedAt >= dueAt || context.now() < addSeconds(dueAt, GRACE_SECONDS)) return undefined;
  const hasBegun = workedAt !== undefined && workedAt >= dueAt;
  if (!hasBegun || context.now() >= addSeconds(dueAt, LONGEST_SECONDS)) notice({ work: 'sync', dueAt });
  if (context.now() > until) return undefined;
  const { updated, unchanged, failed } = await syncAllAccounts(deps, context, SHARE_SECONDS);
  for (const { affiliateId, error } of failed) {
    if (error !== undefined) leave({ item: `account of ${affiliateId}`, error });
  }
  return `synced accounts: ${updated} updated, ${unchanged} unchanged, ${failed.length} failed`;
}
