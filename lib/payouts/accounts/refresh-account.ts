import type { KycStatus, PayoutAccount } from '../../domain/accounts/payout-account.ts';
import type { PayoutInvite } from '../../domain/accounts/payout-invite.ts';
import type { AffiliateId } from '../../domain/shared/ids.ts';
import type { AffiliateRepository } from '../affiliates/affiliate-repository.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { Context } from '../shared/context.ts';
import type { PaymentProvider } from '../shared/payment-provider.ts';
import { type StoreFault, storeFault } from '../shared/store-fault.ts';
import { accountSeenAs } from './seen-account.ts';

export type SyncVerdict =
  | {
      readonly affiliateId: AffiliateId;
      readonly status: 'updated' | 'unchanged';
      readonly kycStatus: KycStatus;
      /** Set for an affiliate who is invited and not linked. */
      readonly invite?: PayoutInvite['status'];
    }
  | {
      readonly affiliateId: AffiliateId;
      readonly status: 'failed';
      readonly code: 'no_rise_account' | 'provider_unavailable' | 'contended';
      readonly message: string;
    }
  | ({ readonly affiliateId: AffiliateId; readonly status: 'failed' } & StoreFault);

/** How many lost races with a link or another sync are tolerated. Each means a fresh read. */
const MAX_TRIES = 5;

/**
 * Updates one account to what the provider says now. Never throws, whatever provider and store do, so that one account
 * cannot stop the others.
 */
export async function refreshAccount(
  affiliates: AffiliateRepository,
  provider: Pick<PaymentProvider, 'getPayee'>,
  context: Context,
  affiliateId: AffiliateId,
  read?: PayoutAccount,
): Promise<SyncVerdict> {
  try {
    return await refresh(affiliates, provider, context, affiliateId, read);
  } catch (error) {
    return { affiliateId, status: 'failed', ...storeFault(error) };
  }
}

async function refresh(
  affiliates: AffiliateRepository,
  provider: Pick<PaymentProvider, 'getPayee'>,
  context: Context,
  affiliateId: AffiliateId,
  read: PayoutAccount | undefined,
): Promise<SyncVerdict> {
  let account = read;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    account ??= (await affiliates.findAccounts([affiliateId])).get(affiliateId);
    if (!account) return failed(affiliateId, 'no_rise_account', 'No Rise account is linked to this affiliate.');
    const payee = await ask(provider, account);
    if (payee === 'no-answer') {
      return failed(
        affiliateId,
        'provider_unavailable',
        'The provider did not answer for this account; sync again later.',
      );
    }
    const after = accountSeenAs(payee, account, context.now());
    if (!after) return { affiliateId, status: 'unchanged', kycStatus: account.kycStatus };
    const details = { from: account.kycStatus, to: after.kycStatus, canReceivePayments: after.canReceivePayments };
    const audit = auditEntry(context, { type: 'affiliate', affiliateId }, 'account.refreshed', details);
    if ((await affiliates.saveAccount({ before: account, after }, audit)) === 'saved') {
      return { affiliateId, status: 'updated', kycStatus: after.kycStatus };
    }
    account = undefined;
  }
  return failed(affiliateId, 'contended', 'The account kept changing while it was written; sync again later.');
}

async function ask(provider: Pick<PaymentProvider, 'getPayee'>, account: PayoutAccount) {
  try {
    return await provider.getPayee(account);
  } catch {
    return 'no-answer';
  }
}

function failed(
  affiliateId: AffiliateId,
  code: Exclude<(SyncVerdict & { status: 'failed' })['code'], StoreFault['code']>,
  message: string,
): SyncVerdict {
  return { affiliateId, status: 'failed', code, message };
}
