import type { PayoutAccount } from '../../domain/accounts/payout-account.ts';
import type { PayoutInvite } from '../../domain/accounts/payout-invite.ts';
import type { Affiliate } from '../../domain/affiliates/affiliate.ts';
import type { SearchHead } from '../../domain/affiliates/affiliate-search.ts';
import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { AffiliateId, PayeeId } from '../../domain/shared/ids.ts';
import type { Paged, PageRequest } from '../shared/paging.ts';

export type AffiliateSave = {
  readonly before: Affiliate | undefined;
  readonly after: Affiliate;
  /** Absent: the account stays as it is. */
  readonly account?: { readonly before: PayoutAccount | undefined; readonly after: PayoutAccount } | undefined;
};

export type AccountSave = NonNullable<AffiliateSave['account']>;

export type AuditedAffiliateSave = { readonly save: AffiliateSave; readonly audit: AuditEntry };

/** Which part of which index. `head`: first letters of a word of the name, or of the address. `hold`: those who are on hold. */
export type AffiliateRange =
  | { readonly by: 'id'; readonly prefix: string }
  | ({ readonly by: 'head' } & SearchHead)
  | { readonly by: 'hold' };

/** `place`: where the listing goes on after it. `head`: the first letters under which it is listed, in a listing by heads. */
export type ListedAffiliate = {
  readonly affiliateId: AffiliateId;
  readonly place: string;
  readonly head?: string | undefined;
};

export type InviteSave = {
  readonly before: PayoutInvite | undefined;
  readonly after: PayoutInvite;
  /** The account as it was read, or none. It must still be the same when an invite is requested. */
  readonly account?: PayoutAccount | undefined;
};

export interface AffiliateRepository {
  find(ids: readonly AffiliateId[]): Promise<ReadonlyMap<AffiliateId, Affiliate>>;
  /** Whose account belongs to that holder at that provider. */
  findByHolder(provider: string, holderId: string): Promise<AffiliateId | undefined>;
  /** Whose account has that payee id. */
  findByPayee(payeeId: PayeeId): Promise<AffiliateId | undefined>;
  findAccounts(ids: readonly AffiliateId[]): Promise<ReadonlyMap<AffiliateId, PayoutAccount>>;
  /**
   * `changed`: profile or account is no longer what `before` says. `payee-taken`: another affiliate has that rise id. `done`: the
   * request that makes this audit entry has done it before. In all three nothing was written.
   */
  save(save: AffiliateSave, audit: AuditEntry): Promise<'saved' | 'changed' | 'payee-taken' | 'done'>;
  /**
   * The same for many, in as few transactions as hold them. No two may be of the same affiliate.
   *
   * @returns for each whether it was saved. If not, others of its transaction may be the reason; `save` says more. If a transaction
   * fails it may have been written nevertheless
   */
  saveTogether(saves: readonly AuditedAffiliateSave[]): Promise<readonly boolean[]>;
  /** The account alone; answers as `save` does. */
  saveAccount(save: AccountSave, audit: AuditEntry): Promise<'saved' | 'changed' | 'payee-taken' | 'done'>;
  /**
   * In the order of their ids, or of heads and then of ids, as an index has them (M10).
   *
   * @param after only those listed after this place
   */
  listed(range: AffiliateRange, after?: string): AsyncIterable<ListedAffiliate>;
  /** All linked accounts, in a stable order. */
  listAccounts(page: PageRequest): Promise<Paged<PayoutAccount>>;
  findInvites(ids: readonly AffiliateId[]): Promise<ReadonlyMap<AffiliateId, PayoutInvite>>;
  /** `changed`: the invite is no longer what `before` says or, for a PENDING one, the linked account is not. */
  saveInvite(save: InviteSave, audit: AuditEntry): Promise<'saved' | 'changed'>;
  /** All invites, whether or not an account was linked since, in a stable order. */
  listInvites(page: PageRequest): Promise<Paged<PayoutInvite>>;
}
