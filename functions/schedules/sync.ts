import type { Context as LambdaContext } from 'aws-lambda';
import { type AccountSyncDependencies, syncAllAccounts } from '../../lib/payouts/accounts/sync-all-accounts.ts';
import { systemContext } from '../runtime/context.ts';
import { affiliates, providers, syncCursor } from '../runtime/dependencies.ts';
import { noteFailures } from '../runtime/item-failures.ts';
import { lazily } from '../runtime/lazily.ts';
import { logger } from '../runtime/logger.ts';

/** How many are logged one by one. When a provider is down, every account fails. */
const MAX_LOGGED = 20;

/** Called by the schedule. The event is ignored, because every account is asked about as it is now. */
export const syncHandler = (deps: AccountSyncDependencies) => async (_event: unknown, lambdaContext: LambdaContext) => {
  logger.addContext(lambdaContext);
  const { failed, ...rest } = await syncAllAccounts(deps, systemContext('sync'));
  const [ours, others] = [failed.filter(({ error }) => error !== undefined), failed.filter(({ error }) => !error)];
  noteFailures(ours.map(({ affiliateId, error }) => ({ item: affiliateId, error })));
  for (const failure of others.slice(0, MAX_LOGGED)) logger.error('account not synced', { ...failure });
  const report = { ...rest, failed: failed.length };
  logger.info('accounts synced', report);
  return report;
};

export const handler = syncHandler(lazily({ affiliates, providers, syncCursor }));
