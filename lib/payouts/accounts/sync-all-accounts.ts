import pMap from 'p-map';
import type { AffiliateId } from '../../domain/shared/ids.ts';
import { addSeconds } from '../../domain/shared/time.ts';
import type { AffiliateRepository } from '../affiliates/affiliate-repository.ts';
import type { Context } from '../shared/context.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';
import { listContacts, type PayoutContact } from './payout-contacts.ts';
import { contactRefresher } from './refresh-contact.ts';
import type { SyncCursorRepository } from './sync-cursor-repository.ts';

export type AccountSyncDependencies = {
  readonly affiliates: AffiliateRepository;
  readonly providers: ProviderDirectory;
  readonly syncCursor: SyncCursorRepository;
};

export type AccountSyncReport = {
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: readonly AccountSyncFailure[];
  /** False if the time was up before the end. The next sync continues from there. */
  readonly reachedEnd: boolean;
};

/** `error`: what was thrown, if the provider was not the cause. */
export type AccountSyncFailure = {
  readonly affiliateId: AffiliateId;
  readonly reason: string;
  readonly error?: unknown;
};

/** The Lambda has five minutes. A page that was begun is finished. */
const BUDGET_SECONDS = 200;
const PAGE_SIZE = 100;
const PARALLEL_LOOKS = 8;

/**
 * Asks the provider about every linked account and every invite, from where the last sync stopped. The position is stored
 * after each page, so a sync that died or ran out of time is continued. Two at once ask twice, and write each change once.
 */
export async function syncAllAccounts(
  deps: AccountSyncDependencies,
  context: Context,
  budgetSeconds = BUDGET_SECONDS,
): Promise<AccountSyncReport> {
  const refresh = contactRefresher(deps.affiliates, deps.providers, context);
  const deadline = addSeconds(context.now(), budgetSeconds);
  const counts = { updated: 0, unchanged: 0 };
  const failed: AccountSyncFailure[] = [];
  const look = async (contact: PayoutContact) => {
    const verdict = await refresh.contact(contact);
    const { affiliateId } = verdict;
    if (verdict.status !== 'failed') counts[verdict.status] += 1;
    else failed.push({ affiliateId, reason: verdict.code, ...('error' in verdict && { error: verdict.error }) });
  };
  let { position, completedAt } = await deps.syncCursor.load();
  do {
    const page = await listContacts(deps.affiliates, { limit: PAGE_SIZE, after: position });
    await pMap(page.items, look, { concurrency: PARALLEL_LOOKS });
    position = page.next;
    const workedAt = context.now();
    if (position === undefined) completedAt = workedAt;
    await deps.syncCursor.save({ position, workedAt, completedAt });
  } while (position !== undefined && context.now() <= deadline);
  return { ...counts, failed, reachedEnd: position === undefined };
}
