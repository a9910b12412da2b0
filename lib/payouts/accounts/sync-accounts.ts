import pMap from 'p-map';
import type { AffiliateId } from '../../domain/shared/ids.ts';
import type { AffiliateRepository } from '../affiliates/affiliate-repository.ts';
import type { Context } from '../shared/context.ts';
import { filledPage } from '../shared/filled-page.ts';
import type { Paged, PageRequest } from '../shared/paging.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';
import { refreshAccount, type SyncVerdict } from './refresh-account.ts';

type Dependencies = { readonly affiliates: AffiliateRepository; readonly providers: ProviderDirectory };

const PARALLEL_LOOKS = 8;

/** Asks the provider about the accounts of these affiliates; verdicts come in the order in which they were named. */
export function syncAccountsOf(
  { affiliates, providers }: Dependencies,
  context: Context,
  ids: readonly AffiliateId[],
): Promise<SyncVerdict[]> {
  const provider = providers.get(providers.defaultName);
  return pMap(ids, (id) => refreshAccount(affiliates, provider, context, id), { concurrency: PARALLEL_LOOKS });
}

/** Asks the provider about one page of all linked accounts. */
export async function syncPage(
  { affiliates, providers }: Dependencies,
  context: Context,
  page: PageRequest,
): Promise<Paged<SyncVerdict>> {
  const provider = providers.get(providers.defaultName);
  const { items, next } = await filledPage(page, (some) => affiliates.listAccounts(some));
  const verdicts = await pMap(
    items,
    (account) => refreshAccount(affiliates, provider, context, account.affiliateId, account),
    { concurrency: PARALLEL_LOOKS },
  );
  return { items: verdicts, next };
}
