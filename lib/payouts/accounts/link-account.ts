import { isLinkedTo, type PayoutAccount } from '../../domain/accounts/payout-account.ts';
import type { AffiliateId, PayeeId } from '../../domain/shared/ids.ts';
import type { AffiliateRepository } from '../affiliates/affiliate-repository.ts';
import { auditEntryOnce } from '../audit/audit-entry.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';
import { seenAccount } from './seen-account.ts';

export type AccountLink = {
  readonly affiliateId: AffiliateId;
  readonly payeeId: PayeeId;
  /** The account's e-mail address at the provider, if it is not the affiliate's own. */
  readonly email?: string | undefined;
};

type Dependencies = { readonly affiliates: AffiliateRepository; readonly providers: ProviderDirectory };

/** How many lost races with a sync or another link are tolerated. Each means a fresh read. */
const MAX_TRIES = 10;

/**
 * Links an affiliate to its account at the provider, and asks for its status at once. The same link again changes nothing, and the
 * same request again changes nothing that others have linked since.
 *
 * @returns `isNew`: whether it had no account before, or another one
 * @throws PayoutError `affiliate_not_found`, `rise_id_taken`, `contended`
 */
export async function linkAccount(
  { affiliates, providers }: Dependencies,
  context: Context,
  { affiliateId, payeeId, email }: AccountLink,
): Promise<{ readonly account: PayoutAccount; readonly isNew: boolean }> {
  if (!(await affiliates.find([affiliateId])).has(affiliateId)) {
    throw new PayoutError({ code: 'affiliate_not_found', affiliateId });
  }
  const provider = providers.get(providers.defaultName);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const before = (await affiliates.findAccounts([affiliateId])).get(affiliateId);
    const seen = await seenAccount(provider, affiliateId, payeeId, before, context.now());
    const current = seen ?? before;
    if (!current) throw new Error(`the account of ${affiliateId} was neither looked up nor stored before`);
    const after: PayoutAccount = { ...current, ...(email !== undefined && { email }), checkedAt: context.now() };
    if (!seen && before?.email === after.email) return { account: current, isNew: false };
    const isNew = !isLinkedTo(before, provider.name, payeeId);
    const details = { kycStatus: after.kycStatus, riseIdChanged: before !== undefined && isNew };
    const audit = auditEntryOnce(context, 'link', { type: 'affiliate', affiliateId }, 'account.linked', details);
    const result = await affiliates.saveAccount({ before, after }, audit);
    if (result === 'saved') return { account: after, isNew };
    if (result === 'done') return { account: await presentAccount(affiliates, affiliateId), isNew: false };
    if (result === 'payee-taken') throw new PayoutError({ code: 'rise_id_taken', affiliateId });
  }
  throw new PayoutError({ code: 'contended', what: `the account of affiliate "${affiliateId}"` });
}

async function presentAccount(affiliates: AffiliateRepository, affiliateId: AffiliateId): Promise<PayoutAccount> {
  const account = (await affiliates.findAccounts([affiliateId])).get(affiliateId);
  if (!account) throw new Error(`the account of ${affiliateId} was linked, and is gone`);
  return account;
}
