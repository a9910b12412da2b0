import pMap from 'p-map';
import type { AffiliateId } from '../../domain/shared/ids.ts';
import type { AffiliateRepository } from '../affiliates/affiliate-repository.ts';
import type { Context } from '../shared/context.ts';
import type { Paged, PageRequest } from '../shared/paging.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';
import { listContacts } from './payout-contacts.ts';
import type { SyncVerdict } from './refresh-account.ts';
import { contactRefresher } from './refresh-contact.ts';

type Dependencies = { readonly affiliates: AffiliateRepository; readonly providers: ProviderDirectory };

const PARALLEL_LOOKS = 8;

/** Asks the provider about the accounts and invites of these affiliates. The verdicts are in the same order. */
export function syncAccountsOf(
  { affiliates, providers }: Dependencies,
  context: Context,
  ids: readonly AffiliateId[],
): Promise<SyncVerdict[]> {
  const refresh = contactRefresher(affiliates, providers, context);
  return pMap(ids, refresh.affiliate, { concurrency: PARALLEL_LOOKS });
}

/** Asks the provider about one page of all linked accounts, and then about the invites of affiliates without one. */
export async function syncPage(
  { affiliates, providers }: Dependencies,
  context: Context,
  page: PageRequest,
): Promise<Paged<SyncVerdict>> {
  const refresh = contactRefresher(affiliates, providers, context);
  const { items, next } = await listContacts(affiliates, page);
  return { items: await pMap(items, refresh.contact, { concurrency: PARALLEL_LOOKS }), next };
}
